import { describe, expect, it } from "vitest";
import type { OpenPaper } from "@/lib/assessment/model/paper";
import type { Answer, OpenBody } from "@/lib/assessment/model/question";
import { isAnswered, itemsInOrder, unansweredNumbers } from "@/lib/assessment/rules/answering";
import { formResponses } from "@/lib/assessment/rules/form-answers";

const options = (...ids: string[]) => ids.map((id) => ({ id, text: id }));
const single: OpenBody = { kind: "single", options: options("a", "b") };
const multiple: OpenBody = { kind: "multiple", options: options("a", "b") };
const judgement: OpenBody = { kind: "judgement" };
const ordering: OpenBody = { kind: "ordering", options: options("a", "b", "c") };
const matching: OpenBody = {
  kind: "matching",
  lefts: options("l1", "l2"),
  options: options("x", "y"),
};

describe("isAnswered", () => {
  it.each<[string, OpenBody, Answer, boolean]>([
    ["one choice", single, ["a"], true],
    ["no choice", single, [], false],
    ["two choices where one is asked", single, ["a", "b"], false],
    ["an unknown choice", single, ["z"], false],
    ["one of several", multiple, ["b"], true],
    ["none of several", multiple, [], false],
    ["a side", judgement, ["true"], true],
    ["both sides", judgement, ["true", "false"], false],
    ["a complete order", ordering, ["c", "a", "b"], true],
    ["an incomplete order", ordering, ["c", "a"], false],
    ["an order with a repeat", ordering, ["c", "a", "a"], false],
    ["every pair", matching, ["x", "x"], true],
    ["a pair missing", matching, ["x", ""], false],
    ["too few pairs", matching, ["x"], false],
  ])("%s", (_title, body, answer, answered) => {
    expect(isAnswered(body, answer)).toBe(answered);
  });
});

const paper: OpenPaper = {
  passPercent: 60,
  questions: [single, multiple, judgement, ordering, matching].map((body, index) => ({
    versionId: `v${index + 1}`,
    stem: "题干",
    body,
    points: 1,
  })),
};

it("tells which questions are left, by their numbers", () => {
  expect(unansweredNumbers(paper, { v1: ["a"], v3: ["false"], v4: ["a"] })).toEqual([2, 4, 5]);
});

describe("itemsInOrder", () => {
  const ids = (answer: Answer) => itemsInOrder(options("a", "b", "c"), answer).map((o) => o.id);

  it("shows the order given, and the printed one when that is no order of these items", () => {
    expect(ids(["c", "a", "b"])).toEqual(["c", "a", "b"]);
    expect(ids([])).toEqual(["a", "b", "c"]);
    expect(ids(["c", "a"])).toEqual(["a", "b", "c"]);
    expect(ids(["c", "a", "z"])).toEqual(["a", "b", "c"]);
  });
});

describe("formResponses", () => {
  it("follows directly upon the answers that the form was filled in over", () => {
    expect(formResponses(paper, { v1: ["b"], v3: ["true"] }, { v1: 41 })).toEqual([
      { versionId: "v1", answer: ["b"], sequence: 42 },
      { versionId: "v3", answer: ["true"], sequence: 0 },
    ]);
  });

  it("drops the empty texts that forms send, but not the places of pairs", () => {
    const brought = formResponses(paper, { v2: ["", "a"], v5: ["", "y"] }, {});
    expect(brought.map((response) => response.answer)).toEqual([["a"], ["", "y"]]);
  });

  it("mentions an emptied question only where an answer had been saved", () => {
    const empty = { v2: [""], v4: ["", "", ""], v5: ["", ""] };
    expect(formResponses(paper, empty, {})).toEqual([]);
    expect(formResponses(paper, empty, { v2: 7 })).toEqual([
      { versionId: "v2", answer: [], sequence: 8 },
    ]);
  });

  it("leaves out questions that were not asked", () => {
    expect(formResponses(paper, { v9: ["a"], toString: ["a"] }, {})).toEqual([]);
  });

  it("stays within what can be stored", () => {
    const [response] = formResponses(paper, { v1: ["a"] }, { v1: 2_147_483_647 });
    expect(response?.sequence).toBe(2_147_483_647);
  });
});
