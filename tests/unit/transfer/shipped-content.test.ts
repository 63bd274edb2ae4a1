/** The six courses as they ship: sound, complete, true to the register, and fair as exams. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { askedOnTheWay, kindOf } from "@/lib/catalogue/rules/lesson-work";
import { checkContent } from "@/lib/transfer/queries/check-content";
import { readCourseFiles } from "@/lib/transfer/queries/read-course-folder";
import { answerBiases } from "@/lib/transfer/rules/answer-bias";
import { inspectCourse } from "@/lib/transfer/rules/parse-course";
import { captionsOf, VideoScript, videoSeconds } from "@/lib/transfer/rules/video-script";

const root = join(import.meta.dirname, "../../../content");
const slugs = [
  "policy",
  "case-writing",
  "project-operation",
  "community-organisations",
  "volunteering",
  "charity-resources",
];
const courses = await Promise.all(
  slugs.map(async (slug) => {
    const folder = join(root, slug);
    const { files, media } = await readCourseFiles(folder);
    return { ...inspectCourse(files, media).reading, slug, folder, files, stored: media };
  }),
);
const lessons = courses.flatMap((course) =>
  course.lessons.map((lesson) => ({ name: `${course.slug}/${lesson.id}`, ...lesson })),
);
const bank = courses.map(({ slug, manifest, questions }) => ({
  slug,
  quiz: manifest?.quiz,
  questions: questions.filter(({ purpose }) => purpose === "quiz"),
}));

it("is sound and keeps to the register of facts", async () => {
  const checked = await checkContent(root);
  const errors = checked.courses.flatMap(({ faults }) => faults.filter((f) => f.level === "error"));
  expect(errors.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([]);
  expect(checked.courses.map(({ slug }) => slug)).toEqual([...slugs].sort());
  expect(checked.totals.lessons).toBe(50);
});

it("is offered in the order of the series", () => {
  expect(courses.map(({ manifest }) => manifest?.position)).toEqual([1, 2, 3, 4, 5, 6]);
});

const articles = lessons.filter(({ head }) => head && kindOf(head) === "article");

describe("each article", () => {
  it.each(articles)(
    "$name has a case, something to use, and two or three self-checks",
    ({ body }) => {
      const kinds = new Set(body.passages.flatMap(({ callout }) => callout?.kind ?? []));
      expect([...kinds]).toEqual(expect.arrayContaining(["tool", "case"]));
      expect(body.checks.length).toBeGreaterThanOrEqual(2);
      expect(body.checks.length).toBeLessThanOrEqual(4);
    },
  );

  it("calls every case that happened to nobody invented", () => {
    const cases = lessons.flatMap(({ name, body }) =>
      body.passages
        .filter(({ kind, callout }) => kind === "title" && callout?.kind === "case")
        .map(({ text }) => `${name}：${text}`),
    );
    expect(cases.length).toBeGreaterThanOrEqual(48);
    expect(cases.filter((title) => !title.includes("虚构示例") && !title.includes("据"))).toEqual(
      [],
    );
  });
});

it("comes with a film that asks on the way, and a document", () => {
  const kinds = lessons.flatMap(({ head }) => (head ? kindOf(head) : []));
  expect(kinds.filter((kind) => kind !== "article").sort()).toEqual(["document", "video"]);
  const film = lessons.find(({ head }) => head?.video);
  expect(film?.head && askedOnTheWay(film.head)).toHaveLength(2);
});

describe("the question bank", () => {
  it("holds at least 180 questions, thirty or more for each exam", () => {
    expect(bank.flatMap(({ questions }) => questions).length).toBeGreaterThanOrEqual(180);
    for (const { questions } of bank) expect(questions.length).toBeGreaterThanOrEqual(30);
  });

  it.each(bank)(
    "$slug draws twenty over its knowledge points, in an hour, to pass at 80 %",
    ({ quiz, questions }) => {
      expect(quiz).toMatchObject({ draw: 20, minutesAllowed: 60, passPercent: 80 });
      expect(quiz?.coolDownMinutes).toBeGreaterThan(0);
      const topics = new Set(questions.map(({ topic }) => topic));
      expect(topics.size).toBeGreaterThanOrEqual(7);
      expect(topics.size).toBeLessThanOrEqual(20);
    },
  );

  it("does not give itself away by length or position, over all exams together", () => {
    expect(answerBiases(bank.flatMap(({ questions }) => questions))).toEqual([]);
  });

  it("is as often true as false where it asks for a judgement", () => {
    const answers = bank.flatMap(({ questions }) =>
      questions.flatMap(({ body }) => (body.kind === "judgement" ? body.correct : [])),
    );
    const share = answers.filter((answer) => answer === "true").length / answers.length;
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.7);
  });

  it("asks nothing twice", () => {
    const stems = bank.flatMap(({ questions }) => questions.map(({ stem }) => stem));
    expect(stems.filter((stem, index) => stems.indexOf(stem) !== index)).toEqual([]);
  });
});

describe("figures", () => {
  const drawn = courses.flatMap(({ slug, figures, files }) =>
    figures.map((path) => ({ name: `${slug}/${path}`, source: files[path] ?? "" })),
  );

  it("are at least twenty-four", () => {
    expect(drawn.length).toBeGreaterThanOrEqual(24);
  });

  it.each(drawn)("$name can be read on a narrow phone", ({ source }) => {
    expect(Number(/viewBox="0 0 (\d+)/.exec(source)?.[1])).toBeLessThanOrEqual(400);
    const sizes = [...source.matchAll(/font-size="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
  });

  it("say in words what they show", () => {
    const alternatives = lessons.flatMap(({ body }) =>
      body.passages.filter(({ kind }) => kind === "alternative").map(({ text }) => text),
    );
    const short = alternatives.filter((text) => [...text].length < 15);
    expect(short).toEqual([]);
  });
});

describe("what goes along", () => {
  it.each(courses)("$slug ends with an action sheet", ({ papers }) => {
    expect(papers.map(({ head }) => head?.kind)).toContain("action-sheet");
  });

  it("has a case to write and a project to plan", () => {
    const tasks = courses.flatMap(({ slug, papers }) =>
      papers.flatMap(({ head }) => (head?.kind === "assignment" ? [{ slug, head }] : [])),
    );
    expect(tasks.map(({ slug }) => slug)).toEqual(["case-writing", "project-operation"]);
    expect(tasks[0]?.head.parts).toHaveLength(9);
    expect(tasks[0]?.head.rubric.map(({ points }) => points)).toEqual([20, 15, 15, 20, 15, 10, 5]);
  });

  it("has a handout of one page as a document", () => {
    const pdf = readFileSync(join(root, "case-writing/media/anonymisation.pdf"), "latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });
});

describe("videos", () => {
  it.each(courses)(
    "$slug has one of a minute or two that is what its script says",
    ({ folder, files, stored }) => {
      const script = VideoScript.parse(parse(files["video.yaml"] ?? ""));
      const seconds = videoSeconds(script);
      expect(seconds).toBeGreaterThanOrEqual(60);
      expect(seconds).toBeLessThanOrEqual(120);
      expect(files[`media/${script.id}.vtt`]).toBe(captionsOf(script));
      const path = join(folder, `media/${script.id}.mp4`);
      expect(statSync(path).size).toBeLessThanOrEqual(3 * 1024 * 1024);
      expect(mp4Seconds(readFileSync(path))).toBeCloseTo(seconds, 0);
      expect(stored[`media/${script.id}-poster.jpg`]).toBeDefined();
    },
  );
});

/** Length as the movie header tells it (ISO/IEC 14496-12, mvhd version 0). */
function mp4Seconds(file: Buffer): number {
  const at = file.indexOf("mvhd");
  return file.readUInt32BE(at + 20) / file.readUInt32BE(at + 16);
}
