import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LessonWork } from "@/lib/catalogue/model";
import type { Completion } from "@/lib/catalogue/model/completion";
import type { LessonDeed } from "@/lib/learning/model/evidence";
import {
  dayInChina,
  demandOf,
  isStudied,
  meets,
  requiredSeconds,
} from "@/lib/learning/rules/evidence";

const film: LessonWork = {
  ...{ kind: "video", src: "../media/a.mp4", bytes: 1000, captions: "../media/a.vtt", cues: [] },
  ...{ seconds: 100, skipping: false, fastest: 1.5, requiredPercent: 90 },
  questions: [{ at: 30, question: "on-the-way" }],
};
const document: LessonWork = {
  ...{ kind: "document", src: "../media/a.pdf", bytes: 1000 },
  ...{ pages: 4, secondsPerPage: 10, requiredPercent: 100 },
};
const usual = { completion: null, checksAsked: 0 };
const article = {
  kind: "article",
  minutes: 25,
  readingSeconds: 240,
  work: null,
  ...usual,
} as const;
const seen = { answered: 0, right: 0, deeds: [] };

describe("what a lesson asks for", () => {
  it("is, of an article, most of its text and a third of its reading time, within bounds", () => {
    expect(demandOf(article)).toMatchObject({ coverage: 9000, seconds: 72, pace: null });
    expect([requiredSeconds(10), requiredSeconds(240), requiredSeconds(100_000)]).toEqual([
      20, 72, 900,
    ]);
  });

  it("is, of a film, its share at no more than its fastest speed, in order, with its questions", () => {
    expect(
      demandOf({ kind: "video", minutes: 5, readingSeconds: 0, work: film, ...usual }),
    ).toEqual({
      ...{ coverage: 9000, seconds: 0, pace: 150, ahead: 200, questions: ["on-the-way"] },
      ...{ whole: false, rightChecks: 0, deeds: [] },
    });
  });

  it("is, of a document, its pages at their time", () => {
    expect(
      demandOf({ kind: "document", minutes: 5, readingSeconds: 0, work: document, ...usual }),
    ).toMatchObject({
      ...{ coverage: 10_000, pace: 250, whole: true, ahead: null },
    });
  });

  it.each([
    { covered: 10_000, activeSeconds: 72, done: true, because: "seen and given time" },
    { covered: 9_000, activeSeconds: 72, done: true, because: "the last lines may be skipped" },
    { covered: 8_999, activeSeconds: 900, done: false, because: "a part was never on screen" },
    { covered: 10_000, activeSeconds: 71, done: false, because: "scrolled through too fast" },
  ])("of an article, $because: $done", ({ covered, activeSeconds, done }) => {
    expect(meets({ ...seen, covered, activeSeconds }, demandOf(article))).toBe(done);
  });

  it("is not met by a film whose question nobody answered", () => {
    const demand = demandOf({ kind: "video", minutes: 5, readingSeconds: 0, work: film, ...usual });
    const watched = { ...seen, covered: 10_000, activeSeconds: 100 };
    expect(meets({ ...watched, answered: 0 }, demand)).toBe(false);
    expect(meets({ ...watched, answered: 1 }, demand)).toBe(true);
  });
});

describe("what an author adds", () => {
  const asks = (completion: Completion, checksAsked = 5) =>
    demandOf({ ...article, completion, checksAsked });

  it.each<[Completion, object]>([
    [
      { percent: 100, seconds: 30 },
      { coverage: 10_000, seconds: 30, deeds: [] },
    ],
    [{ seconds: 0 }, { coverage: 9000, seconds: 0 }],
    [{ confirm: "studied" }, { coverage: 0, seconds: 72, deeds: ["confirmed"] }],
    [
      { confirm: "informed", percent: 90 },
      { coverage: 9000, deeds: ["confirmed"] },
    ],
    [{ checks: 80 }, { coverage: 0, rightChecks: 4 }],
    [{ checks: 81 }, { rightChecks: 5 }],
    [{ handIn: "plan" }, { deeds: ["handed_in"] }],
    [{ handIn: "plan", accepted: true, confirm: "studied" }, { deeds: ["accepted", "confirmed"] }],
  ])("%j asks for %j", (completion, demand) => {
    expect(asks(completion)).toMatchObject(demand);
  });

  it("comes to the share of a film, and takes nothing of it", () => {
    const completion = { confirm: "studied", percent: 0 } as const;
    const lesson = { kind: "video", minutes: 5, readingSeconds: 0, work: film } as const;
    expect(demandOf({ ...lesson, completion, checksAsked: 0 })).toMatchObject({
      ...{ coverage: 9000, questions: ["on-the-way"], deeds: ["confirmed"] },
    });
  });

  it("is met only by all of it together, whatever it is", () => {
    const anyRule: fc.Arbitrary<Completion> = fc
      .record(
        {
          percent: fc.integer({ min: 0, max: 100 }),
          seconds: fc.integer({ min: 0, max: 7200 }),
          confirm: fc.constantFrom("studied" as const, "informed" as const),
          checks: fc.integer({ min: 1, max: 100 }),
          handIn: fc.constant("plan"),
        },
        { requiredKeys: [] },
      )
      .map((rule) => rule as Completion);
    const anyEvidence = fc.record({
      covered: fc.integer({ min: 0, max: 10_000 }),
      activeSeconds: fc.integer({ min: 0, max: 8000 }),
      answered: fc.constant(0),
      right: fc.integer({ min: 0, max: 5 }),
      deeds: fc.subarray<LessonDeed>(["confirmed", "handed_in", "accepted"]),
    });
    fc.assert(
      fc.property(anyRule, anyEvidence, (rule, evidence) => {
        const demand = asks(rule);
        const done = meets(evidence, demand);
        const parts = [
          evidence.covered >= demand.coverage,
          evidence.activeSeconds >= (rule.seconds ?? 72),
          evidence.right >= Math.ceil((rule.checks ?? 0) / 20),
          !rule.confirm || evidence.deeds.includes("confirmed"),
          !rule.handIn || evidence.deeds.includes("handed_in"),
        ];
        expect(done).toBe(parts.every(Boolean));
        if (done) expect(isStudied(evidence, demand)).toBe(true);
      }),
    );
  });
});

it("counts days as people in China do", () => {
  expect(dayInChina(new Date("2026-11-22T16:00:00Z"))).toBe("2026-11-23");
  expect(dayInChina(new Date("2026-11-22T15:59:59Z"))).toBe("2026-11-22");
});
