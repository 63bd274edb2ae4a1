import { describe, expect, it } from "vitest";
import type { ParsedQuestion } from "@/lib/transfer/model/course";
import { answerBiases } from "@/lib/transfer/rules/answer-bias";

/** A quiz of single choices between four; each number pair is [place of the right one, place of the longest]. */
function quiz(...pairs: [number, number][]): ParsedQuestion[] {
  return pairs.map(([right, longest], index) => ({
    ...{ key: `q${index}`, purpose: "quiz", lesson: null, stem: "？", explanation: "。" },
    ...{ difficulty: "easy", topic: "甲", facts: [], points: 5, file: "questions.yaml", line: 1 },
    ...{ material: "", fixed: false },
    body: {
      kind: "single",
      options: ["a", "b", "c", "d"].map((id, place) => ({
        id,
        text: place === longest ? "一个长长的选项" : "短的",
      })),
      correct: ["abcd".charAt(right)],
    },
  }));
}

const spread: [number, number][] = [
  [0, 1],
  [1, 1],
  [2, 0],
  [3, 2],
  [0, 3],
  [1, 0],
  [2, 2],
  [3, 1],
];

describe("a quiz that gives itself away", () => {
  it("has the longest choice right too often", () => {
    const found = answerBiases(quiz(...spread.map(([right]): [number, number] => [right, right])));
    expect(found).toMatchObject([{ about: "longest", found: 8 }]);
    expect(found[0]?.limit).toBeCloseTo(2 + 2 * Math.sqrt(1.5), 5);
  });

  it("has the right choice in one place too often", () => {
    const found = answerBiases(
      quiz(...spread.map(([, longest]): [number, number] => [1, longest])),
    );
    expect(found).toMatchObject([{ about: "position", place: 2, found: 8 }]);
  });
});

describe("an honest quiz", () => {
  it("passes when right choices are spread", () => {
    expect(answerBiases(quiz(...spread))).toEqual([]);
  });

  it("is not judged on a handful of questions", () => {
    expect(answerBiases(quiz([1, 1], [1, 1], [1, 1], [1, 1], [1, 1]))).toEqual([]);
  });

  it("shares the blame among choices of the same length", () => {
    const even = quiz(...spread.map(([right]): [number, number] => [right, 9]));
    expect(answerBiases(even)).toEqual([]);
  });

  it("leaves self-checks and questions without choices out", () => {
    const checks = quiz(...spread.map((): [number, number] => [1, 1]));
    expect(answerBiases(checks.map((q) => ({ ...q, purpose: "check" })))).toEqual([]);
    expect(
      answerBiases(checks.map((q) => ({ ...q, body: { kind: "judgement", correct: ["true"] } }))),
    ).toEqual([]);
  });
});
