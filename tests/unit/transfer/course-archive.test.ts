/** A course as a zip: every byte of every file comes back, and nothing that is not a course's comes in. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it, vi } from "vitest";
import { courseEntries, placeOf, textOfFile } from "@/lib/transfer/rules/course-archive";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";
import {
  findDirectory,
  readDirectory,
  type ZipEntry,
} from "@/lib/transfer/rules/exchange/zip-directory";
import { zipBytesAtMost } from "@/lib/transfer/rules/exchange/zip-write";
import { packed, renamed, streamedZip, unzipped, zipped } from "@/tests/support/zips";

// Whole courses and bombs take their time on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const content = join(import.meta.dirname, "../../../content");
const slugs = readdirSync(content, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

function folderOf(slug: string): Record<string, Uint8Array> {
  const folder = join(content, slug);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return Object.fromEntries(
    paths.sort().map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))]),
  );
}

function entriesOf(zip: Uint8Array): ZipEntry[] {
  const { at, bytes, entries } = findDirectory(zip, zip.length);
  return readDirectory(zip.subarray(at, at + bytes), { entries, entriesMax: 10_000 });
}
const look = (zip: Uint8Array) => courseEntries(entriesOf(zip), zip.length);
const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
  throw new Error("not refused");
};

describe("a course as a zip", () => {
  it("is tried on the six courses", () => expect(slugs).toHaveLength(6));

  it.each(slugs)("%s comes back byte for byte, and every file has its place", async (slug) => {
    const files = folderOf(slug);
    const zip = await zipped(packed(files));
    expect(zip.length).toBeLessThanOrEqual(zipBytesAtMost(packed(files)));
    expect(unzipped(zip)).toEqual(files);
    expect(unzipSync(zip), "for other programs too").toEqual(files);
    const { entries, leftOut } = look(zip);
    expect(entries.map(({ name }) => name)).toEqual(Object.keys(files));
    expect(leftOut).toEqual([]);
  });

  it("comes back whatever is in its files", async () => {
    const name = fc.stringMatching(/^[a-z0-9]{1,12}$/);
    const path = fc.oneof(
      name.map((id) => `lessons/01-${id}.md`),
      name.map((id) => `media/${id}.svg`),
      fc
        .tuple(name, fc.constantFrom("png", "zip", "mp4", "vtt", "pdf"))
        .map(([id, ending]) => `media/${id}.${ending}`),
    );
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 3000 }),
      fc.string({ unit: "grapheme", maxLength: 500 }).map((text) => strToU8(text)),
      fc.constant(strToU8("PK\u0003\u0004PK\u0007\u0008PK\u0005\u0006")),
    );
    const course = fc.dictionary(path, bytes, { maxKeys: 12 });
    await fc.assert(
      fc.asyncProperty(course, fc.boolean(), async (some, streams) => {
        const files = { "course.yaml": strToU8("slug: a"), ...some };
        const zip = await zipped(
          streams
            ? Object.entries(files).map(([at, whole]) => ({
                path: at,
                bytes: whole.length,
                open: async () => pieces(whole),
              }))
            : packed(files),
        );
        expect(unzipped(zip)).toEqual(files);
        expect(unzipSync(zip)).toEqual(files);
      }),
      { numRuns: 150 },
    );
  });

  it("is the same zip for the same files", async () => {
    const files = packed({ "course.yaml": "slug: a", "media/a.png": new Uint8Array(999) });
    expect(await zipped(files)).toEqual(await zipped(files));
  });

  it("does not go out when a file is not what was said", async () => {
    const open = async () => pieces(new Uint8Array(9));
    await expect(zipped([{ path: "media/a.mp4", bytes: 10, open }])).rejects.toThrow(/9 bytes/);
  });
});

describe("archives made by others", () => {
  const inner = zipSync({ "imsmanifest.xml": strToU8("<manifest/>"), "a.bin": new Uint8Array(70) });
  const files = { "course.yaml": strToU8("slug: a"), "media/pack.zip": inner };

  it.each([true, false])("lengths behind the files, also around a zip (stored: %s)", (stored) => {
    expect(unzipped(streamedZip(files, stored))).toEqual(files);
  });

  it("the folder may lie within others, with what systems leave behind", () => {
    const zip = zipSync({
      "我的课程/course.yaml": strToU8("slug: a"),
      "我的课程/lessons/01-a.md": strToU8("x"),
      "我的课程/说明.txt": strToU8("x"),
      "__MACOSX/我的课程/._course.yaml": strToU8("x"),
      "我的课程/.DS_Store": strToU8("x"),
      "别的.docx": strToU8("x"),
    });
    const { entries, leftOut } = look(zip);
    expect(entries.map(({ name }) => name)).toEqual(["course.yaml", "lessons/01-a.md"]);
    expect(leftOut).toEqual(["我的课程/说明.txt", "别的.docx"]);
  });

  it("names as Windows in Chinese writes them, and as macOS does", () => {
    const zip = zipSync({ "AAAABB/course.yaml": strToU8("slug: a"), "AAAABB/x.txt": strToU8("") });
    const gbk = new Uint8Array([0xbf, 0xce, 0xb3, 0xcc, 0xb0, 0xfc]);
    expect(look(renamed(zip, "AAAABB", gbk)).leftOut).toEqual(["课程包/x.txt"]);
    expect(look(renamed(zip, "AAAABB", strToU8("课程"))).leftOut).toEqual(["课程/x.txt"]);
  });

  it.each([
    ["no course", { "a.txt": strToU8("") }, /没有 course.yaml/],
    ["two courses", { "a/course.yaml": strToU8("x"), "b/course.yaml": strToU8("x") }, /几门课程/],
    [
      "a text without end",
      { "course.yaml": strToU8("x"), "lessons/01-a.md": new Uint8Array(600_000) },
      /01-a.md 太大/,
    ],
  ])("%s: refused", (_, entries, sentence) => {
    expect(refusal(() => look(zipSync(entries)))).toMatch(sentence);
  });

  it.each(["../course.yaml", "a/../../b.md", "/etc/passwd", "C:\\a.md", "a\\b.md"])(
    "a name that leads out (%s): refused",
    (name) => {
      expect(refusal(() => look(zipSync({ [name]: strToU8("x") })))).toMatch(/不安全的文件名/);
    },
  );

  it("with a password: refused by that name", () => {
    const zip = zipSync({ "course.yaml": strToU8("slug: a") });
    const at = Buffer.from(zip).indexOf("PK\u0001\u0002");
    zip[at + 8] = (zip[at + 8] ?? 0) | 1;
    expect(refusal(() => look(zip))).toMatch(/有密码/);
  });

  it("more than it says, or other than it says: damaged", () => {
    const zip = zipSync({ "course.yaml": new Uint8Array(5000) });
    const at = Buffer.from(zip).indexOf("PK\u0001\u0002");
    const shorter = zip.slice();
    shorter.set([10, 0, 0, 0], at + 24);
    expect(refusal(() => unzipped(shorter))).toMatch(/损坏/);
    const other = zip.slice();
    other[at + 16] = (other[at + 16] ?? 0) ^ 1;
    expect(refusal(() => unzipped(other))).toMatch(/损坏/);
  });

  it("cut off anywhere, or any byte turned: refused or read, never worse", async () => {
    const zip = await zipped(packed({ "course.yaml": "slug: a\n".repeat(30), "papers/a.md": "x" }));
    const tolerable = (bytes: Uint8Array) => {
      try {
        unzipped(bytes);
        look(bytes);
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error;
      }
    };
    for (let length = 0; length < zip.length; length += 1) tolerable(zip.subarray(0, length));
    for (let at = 0; at < zip.length; at += 1) {
      const turned = zip.slice();
      turned[at] = (turned[at] ?? 0) ^ 0xff;
      tolerable(turned);
    }
  });

  it("text is UTF-8 and keeps its marks; anything else is refused by name", () => {
    expect(textOfFile("a.md", strToU8("\ufeff一\r\n"))).toBe("\ufeff一\r\n");
    for (const bytes of [
      [0xb5, 0xda],
      [0x61, 0x00],
    ]) {
      expect(refusal(() => textOfFile("a.md", Uint8Array.from(bytes)))).toMatch(/a.md 不是 UTF-8/);
    }
  });
});

it("knows each file of the format", () => {
  const texts = ["course.yaml", "questions.yaml", "video.yaml", "lessons/01-a.md", "papers/a.md"];
  expect([...texts, "media/a.svg"].map(placeOf)).toEqual(Array(6).fill("text"));
  expect(["media/a.vtt", "media/a.m3u8"].map(placeOf)).toEqual(["both", "both"]);
  expect(["media/a.mp4", "media/a.png"].map(placeOf)).toEqual(["bytes", "bytes"]);
  expect(["x.md", "lessons/a.md", "media/A.svg", "media/a.exe"].map(placeOf)).toEqual(
    Array(4).fill(null),
  );
});

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 700) yield bytes.subarray(at, at + 700);
}
