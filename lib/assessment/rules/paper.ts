/**
 * The paper of one attempt: drawn from the quiz when the attempt opens, and frozen. Randomness
 * is passed in, a number from 0 to below 1 at each call.
 */
import type {
  OpenBody,
  OpenPaper,
  Option,
  Paper,
  PaperQuestion,
  QuestionBody,
} from "@/lib/assessment/model";

/**
 * Shuffles questions and options, so that neighbours see different papers. What is right stays
 * right. Items to order and options to match are never presented as they should end up.
 */
export function drawPaper(
  slots: readonly PaperQuestion[],
  passPercent: number,
  random: () => number,
): Paper {
  const questions = shuffle(slots, random).map((slot) => ({
    ...slot,
    body: shuffleBody(slot.body, random),
  }));
  return { questions, passPercent };
}

/** The paper with its answers and explanations removed: the only form that may reach a browser before the end. */
export function withoutAnswers(paper: Paper): OpenPaper {
  return {
    passPercent: paper.passPercent,
    questions: paper.questions.map(({ versionId, stem, body, points }) => ({
      versionId,
      stem,
      body: withoutCorrect(body),
      points,
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
    default:
      return { kind: body.kind, options: body.options };
  }
}

function shuffleBody(body: QuestionBody, random: () => number): QuestionBody {
  switch (body.kind) {
    case "judgement":
      return body;
    case "single":
    case "multiple":
      return { ...body, options: shuffleChoices(body.options, random) };
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

/** A shuffle that never ends in the given order, as long as there are two options to swap. */
function shuffleAway(
  options: readonly Option[],
  order: readonly string[],
  random: () => number,
): Option[] {
  const [first, second, ...rest] = shuffle(options, random);
  if (!first || !second) return [...options];
  const shuffled = [first, second, ...rest];
  return shuffled.every((option, index) => option.id === order[index])
    ? [second, first, ...rest]
    : shuffled;
}

/** Fisher–Yates. */
function shuffle<T>(list: readonly T[], random: () => number): T[] {
  const shuffled = [...list];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(random() * (last + 1));
    const [one, other] = [shuffled[last] as T, shuffled[chosen] as T];
    shuffled[last] = other;
    shuffled[chosen] = one;
  }
  return shuffled;
}
