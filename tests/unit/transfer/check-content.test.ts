import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkContent } from "@/lib/transfer/queries/check-content";
import {
  courseFolders,
  readCourseFiles,
  readCourseFolder,
} from "@/lib/transfer/queries/read-course-folder";
import { smallCourse } from "@/tests/fixtures/small-course";

let root = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "content-"));
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

async function write(path: string, content: string | Uint8Array) {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}

async function writeCourse(folder = "small") {
  for (const [path, text] of Object.entries(smallCourse)) await write(`${folder}/${path}`, text);
}

describe("a course folder", () => {
  it("is read as it is, with forward slashes and without hidden files", async () => {
    await writeCourse();
    await write("small/.DS_Store", "x");
    expect(await readCourseFolder(join(root, "small"))).toEqual({
      files: smallCourse,
      media: {},
    });
  });

  it("is told from other folders by its course.yaml", async () => {
    await writeCourse("b-course");
    await writeCourse("a-course");
    await write("notes/readme.md", "x");
    expect(await courseFolders(root)).toEqual([join(root, "a-course"), join(root, "b-course")]);
  });

  it.each<[string, string | Uint8Array, string]>([
    ["bytes that are not UTF-8", new Uint8Array([0xbc, 0xd7, 0xd2, 0xd2]), "不是 UTF-8"],
    ["a file too big", "x".repeat(600 * 1024), "文件太大"],
  ])("cannot hold %s", async (_, content, message) => {
    await writeCourse();
    await write("small/lessons/03-gamma.md", content);
    const { files, faults } = await readCourseFiles(join(root, "small"));
    expect(files).toEqual(smallCourse);
    expect(faults).toEqual([
      { file: "lessons/03-gamma.md", line: 1, message: expect.stringContaining(message) },
    ]);
    await expect(readCourseFolder(join(root, "small"))).rejects.toThrow(message);
  });

  it("follows no links out of itself", async () => {
    await writeCourse();
    await write("secret.md", "秘密");
    await symlink(join(root, "secret.md"), join(root, "small/lessons/03-gamma.md"));
    await symlink(root, join(root, "small/lessons/up"));
    const { files, faults } = await readCourseFiles(join(root, "small"));
    expect(Object.keys(files).sort()).toEqual(Object.keys(smallCourse).sort());
    expect(faults.map(({ file }) => file)).toEqual(["lessons/03-gamma.md", "lessons/up"]);
  });
});

describe("checking content", () => {
  const facts = ["A01", "A02", "A03"]
    .map((number) => `- { number: ${number}, status: verified, statement: 甲, sources: [乙] }\n`)
    .join("");

  it("counts lessons and questions and names files as they can be opened", async () => {
    await writeCourse();
    await write("facts.yaml", facts);
    const { courses, ok } = await checkContent(root);
    expect(ok).toBe(false);
    expect(courses).toMatchObject([
      { slug: "small", lessons: 2, questions: { quiz: 5, check: 2 } },
    ]);
    expect(courses[0]?.faults.map(({ file, line, level }) => [file, line, level])).toEqual([
      [join(root, "small/lessons/01-alpha.md"), 1, "error"],
      [join(root, "small/lessons/02-beta.md"), 1, "error"],
    ]);
  });

  it("checks the rest of a course whose one file is unsound", async () => {
    await writeCourse();
    await write("facts.yaml", facts);
    await write("small/course.yaml", "slug: [");
    const [course] = (await checkContent(root)).courses;
    expect(course).toMatchObject({ lessons: 2, questions: { quiz: 5, check: 2 } });
    expect(course?.faults.some(({ message }) => message.includes("个汉字"))).toBe(true);
  });

  it("says so when there is no register, and goes on without it", async () => {
    await writeCourse();
    const { courses, ok } = await checkContent(root);
    expect(ok).toBe(true);
    expect(courses).toMatchObject([
      { slug: "facts.yaml", faults: [{ level: "warning", line: 1 }] },
      { slug: "small", faults: [] },
    ]);
  });

  it("fails on an unsound register", async () => {
    await write("facts.yaml", "- number: 甲\n");
    expect((await checkContent(root)).ok).toBe(false);
  });
});
