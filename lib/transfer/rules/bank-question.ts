/** A neutral question as the bank stores it, and back. Pure. */
import type { Option, QuestionBody } from "@/lib/assessment/model/question";
import { withPicturesShort } from "@/lib/assessment/rules/question-text";
import type { ExchangeQuestion } from "@/lib/transfer/model/exchange";
import { opaqueId, scrambled } from "@/lib/transfer/rules/opaque-id";

/**
 * The question as it is asked and graded.
 *
 * @param key seeds the ids of items and sides, which must not tell what is right
 */
export function bodyOfExchange(question: ExchangeQuestion, key: string): QuestionBody {
  switch (question.type) {
    case "single":
      return { kind: "single", ...choicesOf(question.choices) };
    case "multiple":
      return { kind: "multiple", ...choicesOf(question.choices), scoring: question.scoring };
    case "judgement":
      return { kind: "judgement", correct: [question.answer ? "true" : "false"] };
    case "ordering": {
      const items = question.items.map((text) => option(key, "item", text));
      const correct = items.map(({ id }) => id);
      return { kind: "ordering", options: scrambled(items, correct), correct };
    }
    case "matching": {
      const lefts = question.pairs.map(({ left }) => option(key, "left", left));
      const rights = question.pairs.map(({ right }) => option(key, "right", right));
      const others = question.distractors.map((text) => option(key, "right", text));
      const correct = rights.map(({ id }) => id);
      return {
        kind: "matching",
        lefts,
        options: scrambled([...rights, ...others], correct),
        correct,
      };
    }
    case "fill":
      return {
        kind: "fill",
        blanks: question.blanks.map((blank, place) => ({
          id: `blank-${place + 1}`,
          numeric: "value" in blank,
        })),
        keys: question.blanks,
        correct: question.blanks.map((blank) =>
          "accepts" in blank ? (blank.accepts[0] ?? "") : String(blank.value),
        ),
      };
    case "short":
      return {
        kind: "short",
        sample: question.sample,
        keywords: question.keywords,
        correct: [],
      };
    case "essay":
      return { kind: "essay", sample: question.sample, rubric: question.rubric, correct: [] };
  }
}

type Stored = Pick<
  ExchangeQuestion,
  "name" | "stem" | "material" | "explanation" | "difficulty" | "topic" | "tags" | "points"
> & { body: QuestionBody };

/** A stored question in the form that every format writes. */
export function exchangeOfBody({ body, ...stored }: Stored): ExchangeQuestion {
  const { name, stem, material, explanation, difficulty, topic, tags, points } = stored;
  const common = { name, stem, material, explanation, difficulty, topic, tags, points };
  switch (body.kind) {
    case "single":
      return { ...common, type: "single", choices: marked(body) };
    case "multiple":
      return {
        ...common,
        type: "multiple",
        choices: marked(body),
        scoring: body.scoring ?? "half",
      };
    case "judgement":
      return { ...common, type: "judgement", answer: body.correct[0] === "true" };
    case "ordering":
      return { ...common, type: "ordering", items: body.correct.map((id) => textOf(body, id)) };
    case "matching":
      return {
        ...common,
        type: "matching",
        pairs: body.lefts.map((left, at) => ({
          left: left.text,
          right: textOf(body, body.correct[at] ?? ""),
        })),
        distractors: body.options
          .filter(({ id }) => !body.correct.includes(id))
          .map(({ text }) => text),
      };
    case "fill":
      return { ...common, type: "fill", blanks: body.keys };
    case "short":
      return { ...common, type: "short", sample: body.sample, keywords: body.keywords };
    case "essay":
      return { ...common, type: "essay", sample: body.sample, rubric: body.rubric };
  }
}

/** All that tells one question from another, as one text: what is asked and what is chosen from. */
export function wordsOfQuestion(question: ExchangeQuestion): string {
  return withPicturesShort(askedWords(question));
}

function askedWords(question: ExchangeQuestion): string {
  // The situation belongs to several questions alike and tells none of them from the other.
  switch (question.type) {
    case "single":
    case "multiple":
      return [question.stem, ...question.choices.map(({ text }) => text).sort()].join("\n");
    case "ordering":
      return [question.stem, ...[...question.items].sort()].join("\n");
    case "matching":
      return [question.stem, ...question.pairs.map(({ left }) => left).sort()].join("\n");
    default:
      return question.stem;
  }
}

function choicesOf(choices: readonly { text: string; correct: boolean }[]) {
  const options = choices.map(({ text }, at) => ({ id: String.fromCharCode(97 + at), text }));
  const correct = options.filter((_, at) => choices[at]?.correct).map(({ id }) => id);
  return { options, correct };
}

function option(key: string, side: string, text: string): Option {
  return { id: opaqueId(key, side, text), text };
}

function marked({ options, correct }: { options: Option[]; correct: string[] }) {
  return options.map(({ id, text }) => ({ text, correct: correct.includes(id) }));
}

function textOf({ options }: { options: Option[] }, id: string): string {
  return options.find((each) => each.id === id)?.text ?? "";
}
