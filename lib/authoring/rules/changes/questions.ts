/** What became of the questions of a course. Pure. */
import type { QuestionBody } from "@/lib/assessment/model/question";
import { multipleHints, questionKindNames } from "@/lib/assessment/rules/answering";
import { difficultyWords } from "@/lib/assessment/rules/quiz-words";
import { questionEntryNames } from "@/lib/authoring/rules/changes/names";
import { type EntryChange, entryChanges } from "@/lib/authoring/rules/changes/words";
import type { Wording } from "@/lib/transfer/model/course";

/** A question as far as people notice a change: from the course's folder or from its bank. */
export type ComparedQuestion = Wording & {
  points: number;
  fixed: boolean;
  /** The lesson it stands in, or the exam, in words. */
  place: string;
};

export type QuestionChange = {
  key: string;
  stem: string;
  place: string;
  kind: "added" | "removed" | "changed";
  /** Whether another answer is right now. */
  keyChanged: boolean;
  entries: EntryChange[];
};

export function questionChanges(
  before: readonly ComparedQuestion[],
  after: readonly ComparedQuestion[],
): QuestionChange[] {
  const earlier = new Map(before.map((question) => [question.key, question]));
  const later = new Map(after.map((question) => [question.key, question]));
  return [
    ...[...later.values()].flatMap((question) => changeOf(earlier.get(question.key), question)),
    ...[...earlier.values()]
      .filter(({ key }) => !later.has(key))
      .map((question) => told(question, "removed")),
  ];
}

function changeOf(before: ComparedQuestion | undefined, after: ComparedQuestion): QuestionChange[] {
  if (!before) return [told(after, "added")];
  const entries = entryChanges(sides(before), sides(after), questionEntryNames);
  if (entries.length === 0) return [];
  const keyChanged = rightInWords(before.body) !== rightInWords(after.body);
  return [{ ...told(after, "changed"), keyChanged, entries }];
}

function told({ key, stem, place }: ComparedQuestion, kind: QuestionChange["kind"]) {
  return { key, stem, place, kind, keyChanged: false, entries: [] };
}

/** All of a question that people can see, as they see it. */
function sides(question: ComparedQuestion): Record<string, unknown> {
  const { body, stem, material, explanation, points, fixed, place, topic, facts } = question;
  return {
    ...{ stem, material, explanation, points, place, topic, facts },
    ...(fixed ? { fixed } : {}),
    kind: questionKindNames[body.kind],
    options: optionsInWords(body),
    right: rightInWords(body),
    difficulty: difficultyWords[question.difficulty],
    ...(body.kind === "multiple" ? { scoring: multipleHints[body.scoring ?? "half"] } : {}),
  };
}

function optionsInWords(body: QuestionBody): string[] {
  const lefts = "lefts" in body ? body.lefts : [];
  const options = "options" in body ? body.options : [];
  return [...lefts, ...options].map(({ text }) => text);
}

/** What is right, in the words of the question. */
export function rightInWords(body: QuestionBody): string {
  const textOf = (id: string) =>
    "options" in body ? (body.options.find((option) => option.id === id)?.text ?? id) : id;
  switch (body.kind) {
    case "judgement":
      return body.correct[0] === "true" ? "正确" : "错误";
    case "ordering":
      return body.correct.map(textOf).join(" → ");
    case "matching":
      return body.lefts
        .map(({ text }, place) => `${text} — ${textOf(body.correct[place] ?? "")}`)
        .join("\n");
    case "fill":
      return body.keys
        .map((key) =>
          "accepts" in key ? key.accepts.join(" / ") : `${key.value}±${key.tolerance}`,
        )
        .join("\n");
    case "short":
      return [body.sample, ...body.keywords.map((group) => group.join(" / "))].join("\n").trim();
    case "essay":
      return [body.sample, ...body.rubric.map(({ title, points }) => `${title}（${points}分）`)]
        .join("\n")
        .trim();
    default:
      return body.correct.map(textOf).join("；");
  }
}
