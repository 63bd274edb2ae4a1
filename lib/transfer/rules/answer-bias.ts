/**
 * Whether a quiz gives itself away: the longest choice is right more often than chance, or the
 * right choice keeps to one place. Chance is exact for each question; a course may exceed it by
 * two standard deviations, which an honest quiz does about once in forty.
 */
import type { ParsedQuestion } from "@/lib/transfer/model/course";

/** Below this many questions with choices, any pattern is chance. */
const QUESTIONS_MIN = 6;
const DEVIATIONS = 2;

/** What a count came to and what it may come to. */
export type Bias = { about: "longest" | "position"; place: number; found: number; limit: number };

export function answerBiases(questions: readonly ParsedQuestion[]): Bias[] {
  const sheets = questions.flatMap(({ purpose, body }) =>
    purpose === "quiz" && (body.kind === "single" || body.kind === "multiple") ? [body] : [],
  );
  if (sheets.length < QUESTIONS_MIN) return [];
  const places = Math.max(...sheets.map(({ options }) => options.length));
  return [
    bias(
      "longest",
      0,
      sheets.map(({ options, correct }) => ({
        share: rightAmongLongest(options, correct),
        chance: correct.length / options.length,
      })),
    ),
    ...Array.from({ length: places }, (_, place) =>
      bias(
        "position",
        place + 1,
        sheets.flatMap(({ options, correct }) => {
          const option = options[place];
          if (!option) return [];
          const share = correct.includes(option.id) ? 1 : 0;
          return [{ share, chance: correct.length / options.length }];
        }),
      ),
    ),
  ].filter(({ found, limit }) => found > limit);
}

/** The part of the longest choices that is right; choices of equal length share it. */
function rightAmongLongest(
  options: readonly { id: string; text: string }[],
  correct: readonly string[],
): number {
  const longest = Math.max(...options.map(({ text }) => [...text].length));
  const ids = options.filter(({ text }) => [...text].length === longest).map(({ id }) => id);
  return ids.filter((id) => correct.includes(id)).length / ids.length;
}

function bias(
  about: Bias["about"],
  place: number,
  draws: readonly { share: number; chance: number }[],
): Bias {
  const sum = (list: readonly number[]) => list.reduce((total, part) => total + part, 0);
  const expected = sum(draws.map(({ chance }) => chance));
  const deviation = Math.sqrt(sum(draws.map(({ chance }) => chance * (1 - chance))));
  const limit = expected + DEVIATIONS * deviation;
  return { about, place, found: sum(draws.map(({ share }) => share)), limit };
}
