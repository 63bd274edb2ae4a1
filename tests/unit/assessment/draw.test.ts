import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { QuestionBody } from "@/lib/assessment/model/question";
import type { DrawRule } from "@/lib/assessment/model/quiz";
import { type Slot, unmetRules } from "@/lib/assessment/rules/draw";
import { drawPaper } from "@/lib/assessment/rules/paper";
import { paperShape } from "@/lib/assessment/rules/paper-shape";

const kinds = ["judgement", "short", "essay"] as const;
const bodies: Record<(typeof kinds)[number], QuestionBody> = {
  judgement: { kind: "judgement", correct: ["true"] },
  short: { kind: "short", sample: "", keywords: [], correct: [] },
  essay: { kind: "essay", sample: "", rubric: [], correct: [] },
};

const slot = (at: number, over: Partial<Slot> & { kind?: (typeof kinds)[number] } = {}): Slot => {
  const { kind = "judgement", ...rest } = over;
  return {
    ...{ versionId: `v${at}`, stem: `第${at}题`, explanation: "", points: 5, topic: "甲" },
    ...{ difficulty: "easy", body: bodies[kind], ...rest },
  };
};

const anySlots = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      topic: fc.constantFrom("甲", "乙"),
      difficulty: fc.constantFrom("easy" as const, "hard" as const),
      material: fc.constantFrom("", "", "", "材料一", "材料二"),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((all) => all.map((over, at) => slot(at, over)));

const anyRules: fc.Arbitrary<DrawRule[]> = fc.array(
  fc.record(
    {
      count: fc.integer({ min: 1, max: 5 }),
      points: fc.integer({ min: 1, max: 20 }),
      kind: fc.constantFrom(...kinds, "material" as const),
      topic: fc.constantFrom("甲", "乙"),
      difficulty: fc.constantFrom("easy" as const, "hard" as const),
    },
    { requiredKeys: ["count", "points"] },
  ),
  { minLength: 1, maxLength: 4 },
);
const seeds = fc.integer({ min: 1, max: 1_000_000 });

function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

describe("a draw by rules", () => {
  it("takes what each rule asks for, nothing twice, situations whole", () => {
    fc.assert(
      fc.property(anySlots, anyRules, seeds, (slots, drawRules, seed) => {
        const rules = { passPercent: 60, draw: null, drawRules };
        if (unmetRules(slots, drawRules).length > 0) {
          expect(() => drawPaper(slots, rules, randomOf(seed))).toThrow(/more questions/);
          return;
        }
        const { questions } = drawPaper(slots, rules, randomOf(seed));
        const ids = questions.map(({ versionId }) => versionId);
        expect(new Set(ids).size).toBe(ids.length);
        for (const material of ["材料一", "材料二"]) {
          const all = slots.filter((each) => each.material === material).map((s) => s.versionId);
          const drawn = questions.filter((each) => each.material === material);
          expect([0, all.length]).toContain(drawn.length);
          if (drawn.length > 0) expect(drawn.map(({ versionId }) => versionId)).toEqual(all);
          const first = ids.indexOf(drawn[0]?.versionId ?? "");
          if (drawn.length > 0) expect(ids.slice(first, first + drawn.length)).toEqual(all);
        }
        const shape = paperShape(slots, rules);
        expect(questions.length).toBeGreaterThanOrEqual(shape.questions[0]);
        expect(questions.length).toBeLessThanOrEqual(shape.questions[1]);
        const points = questions.reduce((sum, each) => sum + each.points, 0);
        expect(points).toBeGreaterThanOrEqual(shape.points[0]);
        expect(points).toBeLessThanOrEqual(shape.points[1]);
        // Where no rule asks for situations, there are as many questions as the rules say.
        if (drawRules.every(({ kind }) => kind !== "material")) {
          const asked = drawRules.reduce((sum, { count }) => sum + count, 0);
          expect(questions).toHaveLength(asked);
          expect(points).toBe(drawRules.reduce((sum, r) => sum + r.count * r.points, 0));
        }
      }),
      { numRuns: 500 },
    );
  });

  it("finds an assignment where a greedy draw would fail", () => {
    const slots = [
      slot(1, { topic: "甲", difficulty: "hard" }),
      slot(2, { topic: "乙", difficulty: "hard" }),
    ];
    const drawRules: DrawRule[] = [
      { count: 1, points: 5, difficulty: "hard" },
      { count: 1, points: 7, topic: "甲" },
    ];
    for (let seed = 1; seed < 30; seed += 1) {
      const paper = drawPaper(slots, { passPercent: 60, draw: null, drawRules }, randomOf(seed));
      const byId = new Map(paper.questions.map((each) => [each.versionId, each.points]));
      expect(byId.get("v1")).toBe(7);
      expect(byId.get("v2")).toBe(5);
    }
    expect(unmetRules(slots, [...drawRules, { count: 1, points: 5 }])).toEqual([2]);
  });

  it("puts what is fixed into every paper, beside what is drawn", () => {
    const slots = [
      slot(0, { kind: "essay", fixed: true, points: 20 }),
      ...[1, 2, 3, 4, 5].map((at) => slot(at)),
    ];
    for (const rules of [
      { draw: 3 },
      { draw: null, drawRules: [{ count: 2, points: 5, kind: "judgement" as const }] },
    ]) {
      const { questions } = drawPaper(slots, { passPercent: 60, ...rules }, randomOf(7));
      expect(questions).toHaveLength(3);
      expect(questions.find(({ versionId }) => versionId === "v0")?.points).toBe(20);
      expect(paperShape(slots, rules).points).toEqual([30, 30]);
    }
  });
});

describe("a draw by knowledge points", () => {
  it("keeps situations whole and never gives more than was asked", () => {
    fc.assert(
      fc.property(anySlots, fc.integer({ min: 1, max: 30 }), seeds, (slots, draw, seed) => {
        const { questions } = drawPaper(slots, { passPercent: 60, draw }, randomOf(seed));
        expect(questions.length).toBeLessThanOrEqual(draw);
        for (const material of ["材料一", "材料二"]) {
          const all = slots.filter((each) => each.material === material).length;
          const drawn = questions.filter((each) => each.material === material).length;
          expect([0, all]).toContain(drawn);
        }
        if (slots.every(({ material }) => material === "")) {
          expect(questions).toHaveLength(Math.min(draw, slots.length));
        }
      }),
    );
  });
});

it("keeps questions and choices in their order where the rules say so", () => {
  const options = ["a", "b", "c"].map((id) => ({ id, text: id }));
  const slots = [0, 1, 2, 3].map((at) =>
    slot(at, { body: { kind: "single", options, correct: ["a"] } }),
  );
  const rules = { passPercent: 60, draw: null, shuffleQuestions: false, shuffleOptions: false };
  const { questions } = drawPaper(slots, rules, randomOf(3));
  expect(questions.map(({ versionId }) => versionId)).toEqual(["v0", "v1", "v2", "v3"]);
  for (const { body } of questions) expect("options" in body && body.options).toEqual(options);
});
