/** Every text of a question that can show a picture. Pure. */
import type { ExchangeQuestion } from "@/lib/transfer/model/exchange";

export function textsOf(question: ExchangeQuestion): string[] {
  const { stem, material, explanation } = question;
  return [stem, material, explanation, ...answerTexts(question)];
}

function answerTexts(question: ExchangeQuestion): string[] {
  switch (question.type) {
    case "single":
    case "multiple":
      return question.choices.map(({ text }) => text);
    case "ordering":
      return question.items;
    case "matching":
      return [
        ...question.pairs.flatMap(({ left, right }) => [left, right]),
        ...question.distractors,
      ];
    case "short":
    case "essay":
      return [question.sample];
    default:
      return [];
  }
}
