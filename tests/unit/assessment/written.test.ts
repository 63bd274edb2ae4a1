import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fitsRubric,
  keywordHint,
  keywordStretches,
  rubricPoints,
  settle,
} from "@/lib/assessment/rules/written";

const rubric = [
  { title: "分级有依据", points: 8 },
  { title: "排得开", points: 12 },
];

describe("the marks of a rubric", () => {
  it.each([
    [[8, 12], 20, 20],
    [[4, 6], 20, 10],
    [[8, 12], 10, 10],
    [[3, 6], 10, 5],
    [[1, 0], 10, 1],
    [[0, 0], 10, 0],
  ])("%j of a question worth %i are %i points", (criteria, points, earned) => {
    expect(rubricPoints(criteria, rubric, points)).toBe(earned);
  });

  it("never come to more than the points, nor to less than nothing, nor fall when one rises", () => {
    fc.assert(
      fc.property(fc.nat(8), fc.nat(12), fc.integer({ min: 1, max: 100 }), (one, two, points) => {
        const earned = rubricPoints([one, two], rubric, points);
        expect(earned).toBeGreaterThanOrEqual(0);
        expect(earned).toBeLessThanOrEqual(points);
        expect(rubricPoints([one, Math.min(12, two + 1)], rubric, points)).toBeGreaterThanOrEqual(
          earned,
        );
      }),
    );
  });

  it("fit only where there is one for each criterion, within its points", () => {
    expect(fitsRubric([8, 0], rubric)).toBe(true);
    for (const wrong of [[8], [8, 13], [-1, 3], [1, 2, 3]]) {
      expect(fitsRubric(wrong, rubric)).toBe(false);
    }
  });
});

describe("settling", () => {
  it.each([
    ["waits for the first", [], 1, { waiting: "first" }],
    ["takes the only one", [7], 1, { settled: 7 }],
    ["waits for the second", [7], 2, { waiting: "second" }],
    ["takes the mean of two, half up", [7, 8], 2, { settled: 8 }],
    ["agrees at a fifth apart", [6, 8], 2, { settled: 7 }],
    ["waits for the third beyond a fifth", [5, 8], 2, { waiting: "third" }],
    ["lets the third decide", [5, 8, 6], 2, { settled: 6 }],
    ["asks nobody more than the third", [5, 8, 1, 9], 2, { settled: 1 }],
  ])("%s", (_what, earned, markers, settlement) => {
    expect(settle(earned, markers, 10)).toEqual(settlement);
  });

  it("of two never lies outside what they gave, whoever was first", () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), (one, two) => {
        const settlement = settle([one, two], 2, 20);
        expect(settle([two, one], 2, 20)).toEqual(settlement);
        if ("settled" in settlement) {
          expect(settlement.settled).toBeGreaterThanOrEqual(Math.min(one, two));
          expect(settlement.settled).toBeLessThanOrEqual(Math.max(one, two));
        }
      }),
    );
  });
});

describe("key words", () => {
  const keywords = [["撤回", "撤回照片"], ["家属"]];

  it("are marked by their group, the longest first, and the text stays what it was", () => {
    expect(keywordStretches("先撤回照片，再找家属", keywords)).toEqual([
      { text: "先", group: null },
      { text: "撤回照片", group: 0 },
      { text: "，再找", group: null },
      { text: "家属", group: 1 },
    ]);
    fc.assert(
      fc.property(fc.string(), fc.array(fc.array(fc.string())), (text, groups) => {
        const stretches = keywordStretches(text, groups);
        expect(stretches.map((stretch) => stretch.text).join("")).toBe(text);
      }),
    );
  });

  it("give a hint, never more", () => {
    expect(keywordHint("请他撤回", keywords, 10)).toEqual({ found: 1, of: 2, points: 5 });
    expect(keywordHint("请他撤回", [], 10)).toBeNull();
  });
});
