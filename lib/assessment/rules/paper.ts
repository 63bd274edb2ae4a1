/**
 * The paper of one attempt: drawn from the quiz when the attempt opens, and frozen. Randomness
 * is passed in, a number from 0 to below 1 at each call.
 */
import type { OpenPaper, Paper, PaperQuestion } from "@/lib/assessment/model/paper";
import type { OpenBody, Option, QuestionBody } from "@/lib/assessment/model/question";

/** A question of the quiz's bank, with the knowledge point (知识点) it asks about. */
export type Slot = PaperQuestion & { topic: string };

/**
 * Draws as many questions as the quiz asks for, spread over its knowledge points, and shuffles
 * them and their options, so that neighbours see different papers. What is right stays right.
 * Items to order and options to match are never presented as they should end up.
 */
export function drawPaper(
  slots: readonly Slot[],
  { passPercent, draw }: { passPercent: number; draw: number | null },
  random: () => number,
): Paper {
  const drawn = draw === null ? slots : drawByTopic(slots, draw, random);
  const questions = shuffle(drawn, random).map((question) => ({
    ...question,
    body: shuffleBody(question.body, random),
  }));
  return { questions, passPercent };
}

/** Chance decides within a topic; how many each topic gives is decided by `drawShares`. */
function drawByTopic(slots: readonly Slot[], draw: number, random: () => number): Slot[] {
  const names = [...new Set(slots.map(({ topic }) => topic))];
  // Topics in random order, so that none is favoured where the shares come out even.
  const topics = shuffle(names, random).map((name) => slots.filter(({ topic }) => topic === name));
  const shares = drawShares(
    topics.map((each) => each.length),
    draw,
  );
  return topics.flatMap((each, index) => shuffle(each, random).slice(0, shares[index]));
}

/**
 * How many questions to draw from groups of the given sizes: in proportion to the sizes, by
 * largest remainder, with at least one from each group as far as the draw goes.
 */
export function drawShares(sizes: readonly number[], draw: number): number[] {
  const available = sizes.reduce((sum, size) => sum + size, 0);
  const wanted = Math.min(draw, available);
  const quotas = sizes.map((size) => (available === 0 ? 0 : (size * wanted) / available));
  const shares = quotas.map((quota, index) =>
    Math.min(sizes[index] ?? 0, Math.max(1, Math.floor(quota))),
  );
  const total = () => shares.reduce((sum, share) => sum + share, 0);
  const over = (index: number) => (shares[index] ?? 0) - (quotas[index] ?? 0);
  const order = sizes.map((_, index) => index);
  while (total() < wanted) {
    const open = order.filter((index) => (shares[index] ?? 0) < (sizes[index] ?? 0));
    const next = open.reduce((best, index) => (over(index) < over(best) ? index : best));
    shares[next] = (shares[next] ?? 0) + 1;
  }
  while (total() > wanted) {
    // The last of a group goes only when every group is down to its last.
    const spare = order.filter((index) => (shares[index] ?? 0) > 1);
    const held = spare.length > 0 ? spare : order.filter((index) => (shares[index] ?? 0) > 0);
    const next = held.reduce((best, index) => (over(index) > over(best) ? index : best));
    shares[next] = (shares[next] ?? 0) - 1;
  }
  return shares;
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

function shuffleBody(body: QuestionBody, random: () => number): QuestionBody {
  switch (body.kind) {
    case "judgement":
    case "fill":
    case "short":
    case "essay":
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
