/** A key that was put right after a question had been asked. Pure. */
import type { QuestionBody } from "@/lib/assessment/model/question";

export type Correction =
  | { mode: "key"; body: QuestionBody; keepHigher: boolean }
  | { mode: "void"; body: null; keepHigher: boolean };

/** The correction in force, by question version id. */
export type Corrections = ReadonlyMap<string, Correction>;

/** What was asked, in the order it was asked, with what is right by now. */
export function correctedBody(
  asked: QuestionBody,
  correction: Correction | undefined,
): QuestionBody {
  if (correction?.mode !== "key" || correction.body.kind !== asked.kind) return asked;
  return withKeyOf(asked, correction.body);
}

/** One question with another's key; both are of one kind and have the same ids. */
function withKeyOf(asked: QuestionBody, right: QuestionBody): QuestionBody {
  const { correct } = right;
  if (asked.kind === "fill" && right.kind === "fill") {
    return { ...asked, correct, keys: right.keys } as QuestionBody;
  }
  if (asked.kind === "multiple" && right.kind === "multiple") {
    return { ...asked, correct, scoring: right.scoring } as QuestionBody;
  }
  return { ...asked, correct } as QuestionBody;
}

/**
 * An older wording's body with the key of a newer one, where both ask the same: the same choices,
 * items or sides, told by their texts. Null where they don't, or where a person grades.
 */
export function rekeyed(older: QuestionBody, newer: QuestionBody): QuestionBody | null {
  if (older.kind !== newer.kind) return null;
  switch (newer.kind) {
    case "short":
    case "essay":
      return null;
    case "judgement":
      return withKeyOf(older, newer);
    case "fill":
      return older.kind === "fill" && older.blanks.length === newer.blanks.length
        ? withKeyOf(older, newer)
        : null;
    default: {
      if (!("options" in older) || !sameTexts(older.options, newer.options)) return null;
      if (newer.kind === "matching" && !sameInOrder(older, newer)) return null;
      const idOf = new Map(older.options.map(({ id, text }) => [text, id]));
      const textOf = new Map(newer.options.map(({ id, text }) => [id, text]));
      const correct = newer.correct.map((id) => idOf.get(textOf.get(id) ?? "") ?? "");
      return withKeyOf(older, { ...newer, correct } as QuestionBody);
    }
  }
}

type Texts = readonly { text: string }[];

function sameTexts(one: Texts, other: Texts): boolean {
  const texts = new Set(one.map(({ text }) => text));
  return texts.size === other.length && other.every(({ text }) => texts.has(text));
}

function sameInOrder(older: QuestionBody, newer: QuestionBody): boolean {
  if (older.kind !== "matching" || newer.kind !== "matching") return false;
  return (
    older.lefts.length === newer.lefts.length &&
    older.lefts.every(({ text }, at) => text === newer.lefts[at]?.text)
  );
}

/** Whether two bodies of the same question hold the same key. */
export function sameKey(one: QuestionBody, other: QuestionBody): boolean {
  const key = (body: QuestionBody) =>
    JSON.stringify([
      body.kind === "multiple" || body.kind === "judgement" || body.kind === "single"
        ? [...body.correct].sort()
        : body.correct,
      body.kind === "fill" ? body.keys : null,
      body.kind === "multiple" ? (body.scoring ?? "half") : null,
    ]);
  return key(one) === key(other);
}
