/** Where a name may stand: read forwards from its first sign, or backwards from what follows it. */
import {
  goesOnAt,
  isGivenSign,
  isWellKnown,
  startsLikeWord,
} from "@/lib/submissions/rules/anonymity/given-names";
import { isTitleAt } from "@/lib/submissions/rules/anonymity/roles";
import { isMoreLikelyWord, surnameLength } from "@/lib/submissions/rules/anonymity/surnames";

export type NameSpan = { start: number; end: number };

/** A full name that begins at `at`; null when what stands there reads as anything else. */
export function nameFrom(text: string, at: number): NameSpan | null {
  const family = surnameLength(text, at);
  if (family === 0 || isNoName(text, at)) return null;
  const first = at + family;
  if (!isGivenSign(text[first]) || isTitleAt(text, first)) return null;
  if (family === 1 && goesOnAt(text, first)) return null;
  const second = first + 1;
  const longer = isGivenSign(text[second]) && !goesOnAt(text, second) && !isTitleAt(text, second);
  const end = longer ? second + 1 : second;
  if (isWellKnown(text, at, end) || isKinAlone(text, first, end)) return null;
  return { start: at, end };
}

/** A full name that ends at `end`, the longest that reads as one. */
export function nameUntil(text: string, end: number, lengths = [4, 3, 2]): NameSpan | null {
  for (const length of lengths) {
    const start = end - length;
    if (start < 0) continue;
    const family = surnameLength(text, start);
    // One or two signs of given name, no more and no fewer.
    if (family === 0 || length - family < 1 || length - family > 2) continue;
    if (isNoName(text, start) || isWellKnown(text, start, end)) continue;
    const rest = [...text.slice(start + family, end)];
    if (isKinAlone(text, start + family, end) || isTitleAt(text, start + family)) continue;
    if (rest.every(isGivenSign)) return { start, end };
  }
  return null;
}

/** After “姓名：” rare names are names too: whatever stands there by itself. */
export function nameByItself(text: string, at: number): NameSpan | null {
  const [run = ""] = /^[一-龥]{2,5}/.exec(text.slice(at, at + 5)) ?? [];
  const family = surnameLength(text, at, true);
  const bare = family > 0 && run.length > family && run.length <= family + 2;
  if (family > 0 && isTitleAt(text, at + family)) return null;
  if (!bare || /[某略无的]/.test(run) || startsLikeWord(text, at)) return nameFrom(text, at);
  return { start: at, end: at + run.length };
}

function isNoName(text: string, at: number): boolean {
  return startsLikeWord(text, at) || isMoreLikelyWord(text[at] ?? "", text[at + 1] ?? "");
}

/** 贺姐, 李婆: kinship in the place of a given name. */
function isKinAlone(text: string, first: number, end: number): boolean {
  return end - first === 1 && /[姐哥妹弟婆姑娃妞仔]/.test(text[first] ?? "");
}
