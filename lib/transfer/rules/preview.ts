/** What an import would bring: each question beside what it is like, and whether it can be taken. Pure. */
import { plainLine } from "@/lib/assessment/rules/question-text";
import { SimilarTexts } from "@/lib/assessment/rules/similar-questions";
import type { PreviewRow } from "@/lib/transfer/model/bank";
import type { ExchangeQuestion } from "@/lib/transfer/model/exchange";
import { wordsOfQuestion } from "@/lib/transfer/rules/bank-question";
import { faultsOf } from "@/lib/transfer/rules/exchange/checked";

/** Characters of a stem that a preview shows. */
const STEM_SHOWN = 300;

/** @param bank the words of each question that is there, with its stem */
export function previewOf(
  questions: readonly ExchangeQuestion[],
  bank: readonly { stem: string; words: string }[],
): PreviewRow[] {
  const known = new SimilarTexts<{ stem: string; inFile: number | null }>();
  for (const { stem, words } of bank) known.add({ stem, inFile: null }, words);
  return questions.map((question, index) => {
    const words = wordsOfQuestion(question);
    const nearest = known.nearest(words);
    known.add({ stem: question.stem, inFile: index + 1 }, words);
    return {
      number: index + 1,
      type: question.type,
      stem: shortened(question.stem, STEM_SHOWN),
      answer: answerLine(question),
      topic: question.topic,
      alike: nearest && { ...nearest.id, likeness: nearest.likeness },
      obstacle: obstacleOf(question),
    };
  });
}

/** Why a question that was read cannot stand in the bank; null when it can. */
export function obstacleOf(question: ExchangeQuestion): string | null {
  return faultsOf(question)[0] ?? null;
}

/** The right answer in a line, as a trainer checks it. */
export function answerLine(question: ExchangeQuestion): string {
  switch (question.type) {
    case "single":
    case "multiple":
      return question.choices
        .flatMap(({ text, correct }, at) =>
          correct ? `${String.fromCharCode(65 + at)} ${shortened(text, 60)}` : [],
        )
        .join("；");
    case "judgement":
      return question.answer ? "正确" : "错误";
    case "ordering":
      return question.items.map((item) => shortened(item, 20)).join(" → ");
    case "matching":
      return question.pairs
        .map(({ left, right }) => `${shortened(left, 20)}－${shortened(right, 20)}`)
        .join("；");
    case "fill":
      return question.blanks
        .map((blank) => ("value" in blank ? String(blank.value) : blank.accepts.join("/")))
        .join("；");
    case "short":
    case "essay":
      return shortened(question.sample, 60);
  }
}

/** Pictures as words before anything is cut: half a picture's address tells nobody anything. */
function shortened(text: string, characters: number): string {
  return plainLine(text).slice(0, characters);
}
