import { describe, expect, it } from "vitest";
import { standingOf, unitRange, whenFinished } from "@/lib/learning/rules/cmi";

describe("courseware of SCORM 1.2 that finishes", () => {
  const status = (cmi: object) =>
    (whenFinished({ ...cmi }) as { core?: { lesson_status?: string } }).core?.lesson_status;

  it.each([
    [
      "without a word of how it went is complete",
      { core: { lesson_status: "not attempted" } },
      "completed",
    ],
    ["with nothing at all is complete", {}, "completed"],
    ["keeps what it said", { core: { lesson_status: "incomplete" } }, "incomplete"],
    [
      "is passed with the points its manifest asks for",
      {
        core: { lesson_status: "completed", score: { raw: "80" } },
        student_data: { mastery_score: "80" },
      },
      "passed",
    ],
    [
      "is failed with fewer",
      {
        core: { lesson_status: "completed", score: { raw: "79" } },
        student_data: { mastery_score: "80" },
      },
      "failed",
    ],
    [
      "keeps what it said where there are no points",
      {
        core: { lesson_status: "completed", score: { raw: "" } },
        student_data: { mastery_score: "80" },
      },
      "completed",
    ],
  ])("%s", (_what, cmi, expected) => expect(status(cmi)).toBe(expected));
});

describe("what courseware says", () => {
  it.each([
    [{ core: { lesson_status: "passed", score: { raw: "85" } } }, { done: true, score: 8500 }],
    [{ core: { lesson_status: "completed" } }, { done: true, score: null }],
    [
      { core: { lesson_status: "failed", score: { raw: "3", min: "0", max: "12" } } },
      { done: false, score: 2500 },
    ],
    [{ core: { lesson_status: "browsed" } }, { done: false, score: null }],
    [{ core: { score: { raw: "x" } } }, { done: false, score: null }],
    [{}, { done: false, score: null }],
    [{ core: "passed" }, { done: false, score: null }],
  ])("in SCORM 1.2: %j", (cmi, standing) => {
    expect(standingOf(cmi, "1.2")).toEqual(standing);
  });

  it.each([
    [
      { completion_status: "completed", score: { scaled: "0.9" } },
      { done: true, score: 9000 },
    ],
    [
      { completion_status: "completed", success_status: "failed" },
      { done: false, score: null },
    ],
    [{ success_status: "passed" }, { done: true, score: null }],
    [
      { completion_status: "incomplete", score: { scaled: "-0.5" } },
      { done: false, score: 0 },
    ],
    [{ score: { raw: "7", min: "5", max: "5" } }, { done: false, score: null }],
  ])("in SCORM 2004: %j", (cmi, standing) => {
    expect(standingOf(cmi, "2004")).toEqual(standing);
  });

  it("counts each unit as its share of the work, without a gap", () => {
    const units = ["a", "b", "c"].map((id) => ({ id }));
    expect(units.map(({ id }) => unitRange(units, id))).toEqual([
      [0, 3333],
      [3333, 6667],
      [6667, 10_000],
    ]);
    expect(unitRange(units, "d")).toBeNull();
  });
});
