import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { QuestionBody } from "@/lib/assessment/model/question";
import { rekeyed, sameKey } from "@/lib/assessment/rules/corrections";
import { gradePaper, markQuestions } from "@/lib/assessment/rules/grading";
import { effectsOf, regraded } from "@/lib/assessment/rules/regrading";

const choices = (...texts: string[]) => texts.map((text, at) => ({ id: `o${at}`, text }));
const single = (right: string, ...texts: string[]): QuestionBody => ({
  ...{ kind: "single", options: choices(...texts), correct: [right] },
});

describe("a key taken from a newer wording", () => {
  it("is found by the texts, in whatever order they stand", () => {
    const older = single("o0", "平台", "支撑", "助推");
    const newer = single("o0", "助推", "平台", "支撑");
    expect(rekeyed(older, newer)).toEqual({ ...older, correct: ["o2"] });
    expect(sameKey(older, single("o0", "平台", "支撑", "助推"))).toBe(true);
  });

  it("is none where something else is asked, or where a person grades", () => {
    const older = single("o0", "平台", "支撑", "助推");
    expect(rekeyed(older, single("o0", "平台", "支撑", "载体"))).toBeNull();
    expect(rekeyed(older, single("o0", "平台", "支撑"))).toBeNull();
    expect(rekeyed(older, { kind: "judgement", correct: ["true"] })).toBeNull();
    const essay: QuestionBody = { kind: "essay", sample: "", rubric: [], correct: [] };
    expect(rekeyed(essay, essay)).toBeNull();
    const pairs = (lefts: string[]): QuestionBody => ({
      ...{ kind: "matching", lefts: choices(...lefts), options: choices("一", "二") },
      correct: ["o0", "o1"],
    });
    expect(rekeyed(pairs(["甲", "乙"]), pairs(["乙", "甲"]))).toBeNull();
  });

  it("brings new words for a blank, and another way to give part marks", () => {
    const blank = (word: string): QuestionBody => ({
      ...{ kind: "fill", blanks: [{ id: "b", numeric: false }], keys: [{ accepts: [word] }] },
      correct: [word],
    });
    expect(rekeyed(blank("接案"), blank("预估"))).toEqual(blank("预估"));
    const many = (scoring: "half" | "all"): QuestionBody => ({
      ...{ kind: "multiple", options: choices("甲", "乙", "丙"), correct: ["o0", "o1"], scoring },
    });
    expect(sameKey(many("half"), many("all"))).toBe(false);
    expect(rekeyed(many("half"), many("all"))).toEqual(many("all"));
  });
});

describe("regrading", () => {
  const body = single("o0", "平台", "支撑", "助推");
  const right = single("o1", "平台", "支撑", "助推");
  const mark = (answer: string, earned: number | null) => ({
    ...{ answer: answer === "" ? [] : [answer], earned, points: 5, body },
  });

  it("only adds, where nobody is to lose", () => {
    const correction = { mode: "key", body: right, keepHigher: true } as const;
    expect(regraded(mark("o0", 5), correction)).toBe(5);
    expect(regraded(mark("o1", 0), correction)).toBe(5);
    expect(regraded(mark("o0", 5), { ...correction, keepHigher: false })).toBe(0);
  });

  it("of a void question gives everybody its points, also who left it empty or waits", () => {
    for (const each of [mark("o0", 5), mark("o2", 0), mark("", 0), mark("o1", null)]) {
      expect(regraded(each, { mode: "void", body: null, keepHigher: true })).toBe(5);
    }
  });

  it("says before what it will do", () => {
    const marks = [mark("o0", 5), mark("o1", 0), mark("o1", 0), mark("o2", 0)];
    expect(effectsOf(marks, { mode: "key", body: right, keepHigher: true })).toEqual({
      ...{ asked: 4, raised: 2, lowered: 0 },
    });
    expect(effectsOf(marks, { mode: "key", body: right, keepHigher: false })).toEqual({
      ...{ asked: 4, raised: 2, lowered: 1 },
    });
  });

  it("comes to the same as grading the paper by the correction, whatever was answered", () => {
    const question = { versionId: "v", stem: "？", explanation: "", points: 5, body };
    const paper = { questions: [question], passPercent: 60 };
    fc.assert(
      fc.property(
        fc.constantFrom("o0", "o1", "o2", ""),
        fc.boolean(),
        fc.constantFrom("key" as const, "void" as const),
        (pick, keepHigher, mode) => {
          const correction =
            mode === "key" ? { mode, body: right, keepHigher } : { mode, body: null, keepHigher };
          const answers = pick === "" ? {} : { v: [pick] };
          const before = gradePaper(paper, answers).earned;
          const after = regraded({ ...mark(pick, before), points: 5 }, correction);
          expect(gradePaper(paper, answers, new Map([["v", correction]])).earned).toBe(after);
          const [marked] = markQuestions(paper, answers, new Map([["v", correction]]));
          expect(marked?.body.correct).toEqual(mode === "key" ? ["o1"] : ["o0"]);
        },
      ),
    );
  });
});
