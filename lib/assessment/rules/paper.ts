/**
 * The paper of one attempt: drawn from the quiz when the attempt opens, and frozen. Randomness
 * is passed in, a number from 0 to below 1 at each call.
 */
import type { OpenPaper, Paper } from "@/lib/assessment/model/paper";
import type { OpenBody, Option, QuestionBody } from "@/lib/assessment/model/question";
import type { QuizRules } from "@/lib/assessment/model/quiz";
import {
  type DrawRules,
  drawUnits,
  type Slot,
  shuffle,
  type Unit,
} from "@/lib/assessment/rules/draw";

/** How a paper is made out of the exam's questions. */
export type PaperRules = DrawRules & { passPercent: number } & Partial<
    Pick<QuizRules, "shuffleQuestions" | "shuffleOptions">
  >;

/**
 * Draws what the exam asks for and, unless its rules say otherwise, shuffles the questions and their
 * options, so that neighbours see different papers. Questions about one situation stay together, in
 * their order. What is right stays right; items to order and options to match are never presented
 * as they should end up.
 *
 * @throws where the rules ask for more than there is; settings and publishing prevent that
 */
export function drawPaper(
  slots: readonly Slot[],
  { passPercent, shuffleQuestions = true, shuffleOptions = true, ...rules }: PaperRules,
  random: () => number,
): Paper {
  const drawn = drawUnits(slots, rules, random);
  const units = shuffleQuestions ? shuffle(drawn, random) : inOrder(drawn, slots);
  const questions = units.flat().map(({ fixed: _fixed, difficulty: _difficulty, ...question }) => ({
    ...question,
    body: shuffleBody(question.body, shuffleOptions, random),
  }));
  return { questions, passPercent };
}

function inOrder(units: readonly Unit[], slots: readonly Slot[]): Unit[] {
  const place = new Map(slots.map(({ versionId }, at) => [versionId, at]));
  const placeOf = ([first]: Unit) => place.get(first?.versionId ?? "") ?? 0;
  return [...units].sort((one, other) => placeOf(one) - placeOf(other));
}

/** The paper with its answers and explanations removed: the only form that may reach a browser before the end. */
export function withoutAnswers(paper: Paper): OpenPaper {
  return {
    passPercent: paper.passPercent,
    questions: paper.questions.map(({ versionId, stem, body, points, material }) => ({
      ...{ versionId, stem, points, material },
      body: withoutCorrect(body),
    })),
  };
}

/** A question without what is right. Named field by field, so that nothing else slips through. */
export function withoutCorrect(body: QuestionBody): OpenBody {
  switch (body.kind) {
    case "judgement":
      return { kind: body.kind };
    case "matching":
      return { kind: body.kind, lefts: body.lefts, options: body.options };
    case "fill":
      return { kind: body.kind, blanks: body.blanks };
    case "short":
      return { kind: body.kind };
    case "essay":
      return { kind: body.kind, rubric: body.rubric };
    default:
      return { kind: body.kind, options: body.options };
  }
}

/** Choices stay as they are written where the rules say so; what is to be sorted never does. */
function shuffleBody(body: QuestionBody, choices: boolean, random: () => number): QuestionBody {
  switch (body.kind) {
    case "judgement":
    case "fill":
    case "short":
    case "essay":
      return body;
    case "single":
    case "multiple":
      return choices ? { ...body, options: shuffleChoices(body.options, random) } : body;
    case "ordering":
    case "matching":
      return { ...body, options: shuffleAway(body.options, body.correct, random) };
  }
}

/** “以上都是” speaks of the choices above it, so it stays below them. */
function shuffleChoices(options: readonly Option[], random: () => number): Option[] {
  const closing = options.filter((option) => /^(以上|上述)/.test(option.text.trim()));
  const others = options.filter((option) => !closing.includes(option));
  return [...shuffle(others, random), ...closing];
}

/**
 * A shuffle that never begins with the given order, as long as there are two options to swap: where
 * a pair has sides to spare, the first rows would else stand beside their other halves.
 */
function shuffleAway(
  options: readonly Option[],
  order: readonly string[],
  random: () => number,
): Option[] {
  const [first, second, ...rest] = shuffle(options, random);
  if (!first || !second) return [...options];
  const shuffled = [first, second, ...rest];
  return order.every((id, index) => id === shuffled[index]?.id)
    ? [second, first, ...rest]
    : shuffled;
}
