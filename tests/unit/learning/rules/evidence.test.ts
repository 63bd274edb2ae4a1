import { describe, expect, it } from "vitest";
import type { LessonWork } from "@/lib/catalogue/model";
import { dayInChina, demandOf, meets, requiredSeconds } from "@/lib/learning/rules/evidence";

const film: LessonWork = {
  ...{ kind: "video", src: "../media/a.mp4", bytes: 1000, captions: "../media/a.vtt", cues: [] },
  ...{ seconds: 100, skipping: false, fastest: 1.5, requiredPercent: 90 },
  questions: [{ at: 30, question: "on-the-way" }],
};
const document: LessonWork = {
  ...{ kind: "document", src: "../media/a.pdf", bytes: 1000 },
  ...{ pages: 4, secondsPerPage: 10, requiredPercent: 100 },
};
const article = { kind: "article", minutes: 25, readingSeconds: 240, work: null } as const;

describe("what a lesson asks for", () => {
  it("is, of an article, most of its text and a third of its reading time, within bounds", () => {
    expect(demandOf(article)).toMatchObject({ coverage: 9000, seconds: 72, pace: null });
    expect([requiredSeconds(10), requiredSeconds(240), requiredSeconds(100_000)]).toEqual([
      20, 72, 900,
    ]);
  });

  it("is, of a film, its share at no more than its fastest speed, in order, with its questions", () => {
    expect(demandOf({ kind: "video", minutes: 5, readingSeconds: 0, work: film })).toEqual({
      ...{ coverage: 9000, seconds: 0, pace: 150, ahead: 200, questions: ["on-the-way"] },
    });
  });

  it("is, of a document, its pages at their time", () => {
    expect(
      demandOf({ kind: "document", minutes: 5, readingSeconds: 0, work: document }),
    ).toMatchObject({
      ...{ coverage: 10_000, pace: 250, ahead: null },
    });
  });

  it.each([
    { covered: 10_000, activeSeconds: 72, done: true, because: "seen and given time" },
    { covered: 9_000, activeSeconds: 72, done: true, because: "the last lines may be skipped" },
    { covered: 8_999, activeSeconds: 900, done: false, because: "a part was never on screen" },
    { covered: 10_000, activeSeconds: 71, done: false, because: "scrolled through too fast" },
  ])("of an article, $because: $done", ({ covered, activeSeconds, done }) => {
    expect(meets({ covered, activeSeconds, answered: 0 }, demandOf(article))).toBe(done);
  });

  it("is not met by a film whose question nobody answered", () => {
    const demand = demandOf({ kind: "video", minutes: 5, readingSeconds: 0, work: film });
    const watched = { covered: 10_000, activeSeconds: 100 };
    expect(meets({ ...watched, answered: 0 }, demand)).toBe(false);
    expect(meets({ ...watched, answered: 1 }, demand)).toBe(true);
  });
});

it("counts days as people in China do", () => {
  expect(dayInChina(new Date("2026-11-22T16:00:00Z"))).toBe("2026-11-23");
  expect(dayInChina(new Date("2026-11-22T15:59:59Z"))).toBe("2026-11-22");
});
