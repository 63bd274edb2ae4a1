/**
 * What counts as an answer, apart from what it earns: a half-done question is unanswered, not
 * wrong. Runs in the browser as well, where nobody knows what is right.
 */
import type { Answers, OpenPaper } from "@/lib/assessment/model/paper";
import type {
  Answer,
  OpenBody,
  Option,
  QuestionKind,
  Scoring,
  WrittenKind,
} from "@/lib/assessment/model/question";

/** What kinds are called on screen. Here, not in the model, so that a lesson page need not carry validation. */
export const questionKindNames: Record<QuestionKind, string> = {
  single: "单选题",
  multiple: "多选题",
  judgement: "判断题",
  ordering: "排序题",
  matching: "连线题",
  fill: "填空题",
  short: "简答题",
  essay: "案例题",
};

/** What a learner should know of a 多选题 before answering. */
export const multipleHints: Record<Scoring, string> = {
  half: "可选多项，少选得一半，错选不得分",
  all: "可选多项，全对才得分",
  share: "可选多项，对的加分，错的减分",
};

/** The two sides of a judgement, with the words people choose between. */
export const judgementOptions: readonly Option[] = [
  { id: "true", text: "正确" },
  { id: "false", text: "错误" },
];

/** What can be pointed at in an answer to this question. */
export function optionsOf(body: OpenBody): readonly Option[] {
  if (body.kind === "judgement") return judgementOptions;
  return "options" in body ? body.options : [];
}

/** Whether the answer is complete: it can still be changed, and may well be wrong. */
export function isAnswered(body: OpenBody, answer: Answer): boolean {
  const known = new Set(optionsOf(body).map((option) => option.id));
  const allKnown = answer.every((id) => known.has(id));
  switch (body.kind) {
    case "single":
    case "judgement":
      return allKnown && new Set(answer).size === 1;
    case "multiple":
      return allKnown && answer.length > 0;
    case "ordering":
      return allKnown && answer.length === known.size && new Set(answer).size === known.size;
    case "matching":
      return allKnown && answer.length === body.lefts.length;
    case "fill":
      return body.blanks.every((_blank, place) => answer[place]?.trim());
    case "short":
    case "essay":
      return (answer[0] ?? "").trim() !== "";
  }
}

/** The numbers, from 1, of the questions that are not answered yet. */
export function unansweredNumbers(paper: OpenPaper, answers: Answers): number[] {
  return paper.questions.flatMap(({ versionId, body }, index) =>
    isAnswered(body, answers[versionId] ?? []) ? [] : [index + 1],
  );
}

/** The items of an ordering question as they stand: in the order answered, else as printed. */
export function itemsInOrder(options: readonly Option[], answer: Answer): Option[] {
  const byId = new Map(options.map((option) => [option.id, option]));
  const items = [...new Set(answer)].flatMap((id) => byId.get(id) ?? []);
  return items.length === options.length ? items : [...options];
}

/** How much was written, as people here count it: signs without spaces. */
export function wordsIn(text: string): number {
  return [...text.replaceAll(/\s/g, "")].length;
}

/** Whether a person grades it. */
export function isWritten<B extends { kind: QuestionKind }>(
  body: B,
): body is Extract<B, { kind: WrittenKind }> {
  return body.kind === "short" || body.kind === "essay";
}
