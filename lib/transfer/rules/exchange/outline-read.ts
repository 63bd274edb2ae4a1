/** Questions from the text of an exam paper, whose parts outline.ts has found. Pure. */
import {
  BLANK_MARK,
  type Exchange,
  type ExchangeDraft,
  type ExchangeQuestion,
} from "@/lib/transfer/model/exchange";
import { ExchangeCollector, judgementOf } from "@/lib/transfer/rules/exchange/checked";
import { type OutlineItem, outlineOf } from "@/lib/transfer/rules/exchange/outline";
import { difficultyOf, typeOf } from "@/lib/transfer/rules/exchange/sheet-columns";
import { blankOf } from "@/lib/transfer/rules/exchange/sheet-read";

/** An answer written into the brackets of the stem: （B）, （√）. */
const answerInside = /[（(]\s*([A-L]{1,8}|√|×|对|错|正确|错误)\s*[)）]/;

export function readOutline(text: string): Exchange {
  const found = new ExchangeCollector();
  const { items, strays } = outlineOf(text);
  for (const stray of strays) {
    found.note(`第${stray.line}行`, `不属于任何一道题：${stray.text.slice(0, 30)}`);
  }
  for (const item of items) takeItem(found, item);
  return found;
}

function takeItem(found: ExchangeCollector, item: OutlineItem): void {
  const where = `第${item.number}题（第${item.line}行）`;
  const inside = answerInside.exec(item.stem)?.[1];
  const answer = item.fields.answer ?? inside ?? "";
  const stem =
    item.fields.answer === undefined && inside
      ? item.stem.replace(answerInside, "（　　）")
      : item.stem;
  const named = item.fields.type;
  const type = named === undefined ? inferred(item, stem, answer) : typeOf(named);
  if (type === null) {
    found.leaveOut(where, `不认识题型“${(named ?? "").slice(0, 20)}”`);
    return;
  }
  const read = bodyOf(fitting(type, answer), { ...item, stem }, answer);
  if (read.fault !== undefined) {
    found.leaveOut(where, read.fault);
    return;
  }
  found.add(where, {
    stem,
    explanation: item.fields.explanation ?? "",
    difficulty: difficultyOf(item.fields.difficulty ?? ""),
    topic: item.fields.topic ?? "",
    points: pointsOf(item.fields.points),
    ...read,
  } as ExchangeDraft);
}

type Type = ExchangeQuestion["type"];

function inferred({ choices }: OutlineItem, stem: string, answer: string): Type {
  if (choices.length > 0) return lettersOf(answer).length > 1 ? "multiple" : "single";
  if (judgementOf(answer) !== null) return "judgement";
  return markBlanks(stem).includes(BLANK_MARK) ? "fill" : "short";
}

/** “选择题” as a heading stands for both kinds of choice. */
function fitting(type: Type, answer: string): Type {
  return type === "single" && lettersOf(answer).length > 1 ? "multiple" : type;
}

type Body =
  | { fault: string; type?: undefined }
  | { fault?: undefined; type: Type; [field: string]: unknown };

function bodyOf(type: Type, item: OutlineItem, answer: string): Body {
  switch (type) {
    case "single":
    case "multiple":
      return choiceBody(type, item, answer);
    case "judgement": {
      const right = judgementOf(answer);
      return right === null ? faultOf(answer) : { type, answer: right };
    }
    case "ordering": {
      const items = lettersOf(answer).flatMap((letter) =>
        item.choices.filter((choice) => choice.letter === letter),
      );
      return items.length === item.choices.length && items.length > 0
        ? { type, items: items.map(({ text }) => text) }
        : faultOf(answer);
    }
    case "matching":
      return { fault: "连线题请用 Excel 模板导入" };
    case "fill":
      return fillBody(item.stem, answer);
    case "short":
    case "essay":
      return { type, sample: answer };
  }
}

function choiceBody(type: "single" | "multiple", { choices }: OutlineItem, answer: string): Body {
  const letters = lettersOf(answer);
  const known = letters.every((letter) => choices.some((choice) => choice.letter === letter));
  if (letters.length === 0 || !known) return faultOf(answer);
  return {
    type,
    choices: choices.map(({ letter, text }) => ({ text, correct: letters.includes(letter) })),
  };
}

function fillBody(stem: string, answer: string): Body {
  if (answer === "") return faultOf(answer);
  const marked = markBlanks(stem);
  const count = marked.split(BLANK_MARK).length - 1;
  const parts = answer.split(count > 1 ? /\s*[|｜;；\n]\s*|\s{2,}/ : /\n/);
  return {
    type: "fill",
    stem: count === 0 ? `${marked}${BLANK_MARK}` : marked,
    blanks: parts.map((part) => blankOf(part)),
  };
}

/** Paper draws a blank as a line or as empty brackets, at times both in one question. */
function markBlanks(stem: string): string {
  return stem.replaceAll(/_{2,}|[（(]\s*[)）]/g, BLANK_MARK);
}

function faultOf(answer: string): { fault: string } {
  return {
    fault: answer === "" ? "没有写答案" : `答案“${answer.slice(0, 20)}”和题目对不上`,
  };
}

function lettersOf(answer: string): string[] {
  const plain = answer
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[\s,、，;；.。]/g, "");
  return /^[A-L]+$/.test(plain) ? [...new Set(plain)] : [];
}

function pointsOf(words: string | undefined): number | null {
  const points = Number((words ?? "").replace(/分$/, ""));
  return words && Number.isInteger(points) && points > 0 && points <= 100 ? points : null;
}
