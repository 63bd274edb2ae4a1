/**
 * Aiken: a question in one line, choices `A. …` or `A) …`, and `ANSWER: A`. Read only, as it holds
 * nothing that the other formats do not. Format: docs.moodle.org, Aiken format.
 */
import type { Exchange } from "@/lib/transfer/model/exchange";
import { ExchangeCollector } from "@/lib/transfer/rules/exchange/checked";

const choice = /^([A-Z])[.)]\s+(.*)$/;
const answer = /^ANSWER\s*[:：]\s*(.*)$/i;

export function looksLikeAiken(text: string): boolean {
  return /^ANSWER\s*[:：]\s*[A-Z]\s*$/im.test(text) && /^[A-Z][.)]\s/m.test(text);
}

export function readAiken(text: string): Exchange {
  const found = new ExchangeCollector();
  let stem: string[] = [];
  let choices: { letter: string; text: string }[] = [];
  let startedAt = 1;
  const start = () => {
    stem = [];
    choices = [];
  };
  for (const [index, raw] of text.split("\n").entries()) {
    const line = raw.trim();
    const right = answer.exec(line)?.[1]?.trim();
    const [, letter, words] = choice.exec(line) ?? [];
    if (stem.length === 0) startedAt = index + 1;
    if (right !== undefined) {
      take(found, `第${startedAt}行`, stem, choices, right.toUpperCase());
      start();
    } else if (letter && words !== undefined && stem.length > 0) {
      choices.push({ letter, text: words });
    } else if (line !== "" && choices.length > 0) {
      found.leaveOut(`第${startedAt}行`, "选项后面没有 ANSWER 一行");
      start();
      stem.push(line);
      startedAt = index + 1;
    } else if (line !== "") {
      stem.push(line);
    }
  }
  if (stem.length > 0) found.leaveOut(`第${startedAt}行`, "没有 ANSWER 一行");
  return found;
}

function take(
  found: ExchangeCollector,
  where: string,
  stem: readonly string[],
  choices: readonly { letter: string; text: string }[],
  right: string,
): void {
  if (!choices.some(({ letter }) => letter === right)) {
    found.leaveOut(where, `答案“${right.slice(0, 20)}”不是任何一个选项`);
    return;
  }
  found.add(where, {
    type: "single",
    stem: stem.join("\n"),
    choices: choices.map(({ letter, text }) => ({ text, correct: letter === right })),
  });
}
