import { describe, expect, it } from "vitest";
import type { Answers, PaperQuestion } from "@/lib/assessment/model/paper";
import { type EndedPaper, mistakesOf } from "@/lib/assessment/rules/mistakes";
import { topicScores } from "@/lib/assessment/rules/topics";

const question = (versionId: string, topic: string): PaperQuestion => ({
  ...{ versionId, topic, stem: `题${versionId}`, explanation: "", points: 5 },
  body: { kind: "judgement", correct: ["true"] },
});
const day = (n: number) => new Date(Date.UTC(2026, 10, n));

/** An attempt at questions a and b on a day, each answered rightly ("+") or wrongly ("-"). */
function paper(on: number, marks: Record<string, "+" | "-">): EndedPaper {
  const answers: Answers = Object.fromEntries(
    Object.entries(marks).map(([id, mark]) => [id, [mark === "+" ? "true" : "false"]]),
  );
  const questions = Object.keys(marks).map((id) => question(id, "五社的构成"));
  const paper = { questions, passPercent: 80 };
  return { courseSlug: "policy", courseTitle: "政策制度", endedAt: day(on), paper, answers };
}

const ids = (
  papers: EndedPaper[],
  practice: [string, { correct: boolean; answeredAt: Date }][] = [],
) =>
  mistakesOf(papers, new Map(practice)).map(({ versionId, times, mended }) => [
    versionId,
    times,
    mended,
  ]);

describe("mistakes", () => {
  it("are the questions that went wrong, the latest attempt first", () => {
    expect(ids([paper(1, { a: "-", b: "+" }), paper(2, { c: "-", d: "-" })])).toEqual([
      ["c", 1, false],
      ["d", 1, false],
      ["a", 1, false],
    ]);
  });

  it("end when the question is answered rightly in a later exam", () => {
    expect(ids([paper(1, { a: "-" }), paper(2, { a: "+" })])).toEqual([]);
    expect(ids([paper(1, { a: "+" }), paper(2, { a: "-" })])).toEqual([["a", 1, false]]);
  });

  it("count how often they were made", () => {
    expect(ids([paper(1, { a: "-" }), paper(2, { a: "-" }), paper(3, { a: "-" })])).toEqual([
      ["a", 3, false],
    ]);
  });

  it("are mended by practice after the exam, not by practice before it", () => {
    const right = (on: number) => ({ correct: true, answeredAt: day(on) });
    expect(ids([paper(2, { a: "-" })], [["a", right(3)]])).toEqual([["a", 1, true]]);
    expect(ids([paper(2, { a: "-" })], [["a", right(1)]])).toEqual([["a", 1, false]]);
    const wrong = { correct: false, answeredAt: day(3) };
    expect(ids([paper(2, { a: "-" })], [["a", wrong]])).toEqual([["a", 1, false]]);
  });

  it("include what was left unanswered, and tell nobody what is right", () => {
    const empty = { ...paper(1, { a: "+" }), answers: {} };
    expect(ids([empty])).toEqual([["a", 1, false]]);
    expect(JSON.stringify(mistakesOf([empty], new Map()))).not.toContain("correct");
  });
});

describe("scores by knowledge point", () => {
  it("add up questions of a point, the weakest first", () => {
    const marked = [
      { topic: "甲", earned: 5, points: 5 },
      { topic: "乙", earned: 0, points: 5 },
      { topic: "甲", earned: 2, points: 5 },
    ];
    expect(topicScores(marked)).toEqual([
      { topic: "乙", questions: 1, earned: 0, points: 5 },
      { topic: "甲", questions: 2, earned: 7, points: 10 },
    ]);
  });

  it("are none for papers that kept no knowledge points", () => {
    expect(topicScores([{ earned: 1, points: 2 }])).toEqual([]);
  });
});
