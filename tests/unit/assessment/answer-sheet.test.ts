/** What a browser without scripts gets: a form that brings every kind of answer along. */
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { AnswerSheet } from "@/components/assessment/answer-sheet";
import { AttemptResult } from "@/components/assessment/attempt-result";
import type { AttemptReport, AttemptSheet } from "@/lib/assessment/model/attempt";
import type { Paper } from "@/lib/assessment/model/paper";
import { markQuestions } from "@/lib/assessment/rules/grading";
import { withoutAnswers } from "@/lib/assessment/rules/paper";

const options = ["甲", "乙", "丙"].map((text, index) => ({ id: `o${index}`, text }));
const lefts = [
  { id: "l0", text: "左一" },
  { id: "l1", text: "左二" },
];
const common = { stem: "题干在此", explanation: "解析在此", points: 5 };
const paper: Paper = {
  passPercent: 80,
  questions: [
    { ...common, versionId: "v1", body: { kind: "single", options, correct: ["o1"] } },
    { ...common, versionId: "v2", body: { kind: "multiple", options, correct: ["o0", "o2"] } },
    { ...common, versionId: "v3", body: { kind: "judgement", correct: ["true"] } },
    {
      ...common,
      versionId: "v4",
      body: { kind: "ordering", options, correct: ["o2", "o0", "o1"] },
    },
    {
      ...common,
      versionId: "v5",
      body: { kind: "matching", lefts, options, correct: ["o2", "o0"] },
    },
  ],
};
const place = { id: "attempt-1", title: "结业测验", courseSlug: "policy" };
const sheet: AttemptSheet = {
  state: "open",
  ...place,
  paper: withoutAnswers(paper),
  answers: { v1: ["o2"], v2: ["o0"], v4: ["o1", "o0", "o2"], v5: ["", "o1"] },
  sequences: { v1: 41, v2: 42 },
  openedAt: new Date("2026-05-01T01:00:00Z"),
  closesAt: new Date("2026-05-01T02:00:00Z"),
  serverNow: new Date("2026-05-01T01:30:00Z"),
};

describe("the answer sheet", () => {
  const html = renderToStaticMarkup(
    createElement(AnswerSheet, { sheet, action: async () => null }),
  );
  const controls = (name: string) =>
    [...html.matchAll(/<(?:input|select)\b[^>]*>/g)]
      .map(([tag]) => tag)
      .filter((tag) => tag.includes(`name="answers.${name}[]"`));

  it("names the attempt and every answer", () => {
    expect(html).toContain('name="attemptId" value="attempt-1"');
    expect(controls("v1")).toHaveLength(3);
    expect(controls("v2")).toHaveLength(4);
    expect(controls("v3")).toHaveLength(2);
    expect(controls("v4")).toHaveLength(3);
    expect(controls("v5")).toHaveLength(2);
  });

  it("shows what was saved, and says over which answers it is filled in", () => {
    expect(controls("v1").filter((tag) => tag.includes("checked"))).toEqual([
      expect.stringContaining('value="o2"'),
    ]);
    expect(html).toContain('name="sequences.v1" value="41"');
    expect(html).not.toContain("sequences.v3");
    expect(html.match(/<option value="o1" selected="">/g)).toHaveLength(2);
  });

  it("groups each question's controls under its number and its text", () => {
    expect(html).toMatch(/<fieldset id="question-3"[^>]*><legend[^>]*>.*?第3题.*?题干在此/);
  });

  it("tells when it closes by the clock here, until the countdown runs", () => {
    expect(html).toContain("10:00截止");
  });

  it("holds no right answer and no explanation", () => {
    expect(html).not.toContain("解析在此");
    expect(html).not.toContain("正确答案");
  });
});

describe("the result", () => {
  const answers = { v1: ["o1"], v2: ["o0"], v3: ["false"], v4: ["o0", "o2", "o1"] };
  const marked = markQuestions(paper, answers).map((question) => ({
    ...question,
    correction: null,
    gradings: [],
  }));
  const report: AttemptReport = {
    state: "submitted",
    ...place,
    endedAt: new Date("2026-05-01T01:40:00Z"),
    result: { earned: 9, total: 25, passed: false, passPercent: 80, awaiting: 0 },
    topics: [],
    answered: [],
    questions: marked,
    reveal: "ended",
    revealedAt: null,
    next: {
      refusal: "attempt.cooling_down",
      attemptsLeft: 2,
      availableAt: new Date("2026-05-01T01:50:00Z"),
    },
  };
  const html = (over: object = {}) =>
    renderToStaticMarkup(createElement(AttemptResult, { report: { ...report, ...over } }))
      .replaceAll(/<[^>]+>/g, "|")
      .replaceAll(/\|+/g, "|");

  it("says the score, whether it was enough, and what to do next", () => {
    expect(html()).toContain("这次没有通过");
    expect(html()).toContain("得|9|分，满分25分，20分通过。");
    expect(html()).toContain("2026年5月1日 09:50以后可以再考，还有2次机会");
    expect(
      html({ next: { refusal: "attempt.none_left", attemptsLeft: 0, availableAt: null } }),
    ).toContain("测验次数已经用完");
    expect(html({ result: { ...report.result, earned: 25, passed: true } })).toContain("通过了");
    expect(html({ state: "expired" })).toContain("时间到自动交卷");
  });

  it("marks every answer in words, not by colour alone, and explains it", () => {
    const text = html();
    for (const words of ["选对了", "正确答案", "选错了", "应在第", "应为：", "没有作答"]) {
      expect(text).toContain(words);
    }
    expect(text.match(/解析在此/g)).toHaveLength(5);
  });

  it("says why an answer earned a part of the points", () => {
    expect(html()).toContain("少选了，得一半分");
    expect(html()).toContain("只有一项放错位置，得一半分");
  });

  it("leads to the questions that lost points", () => {
    expect(html()).toContain("没有得满分的题：|2|3|4|5|");
  });
});
