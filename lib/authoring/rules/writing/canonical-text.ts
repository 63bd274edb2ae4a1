/** A line of marked text in its one form: marks in order, no stray spaces, marks that can be written. Pure. */
import {
  type EditorMark,
  type EditorNode,
  markOrder,
  textNode,
} from "@/lib/authoring/rules/writing/nodes";

/** One character with its marks; marks are few, so a line stays small. */
type Sign = { text: string; marks: readonly EditorMark[]; isBreak: boolean };

/** Marks that are written as signs around the words and so cannot begin or end everywhere. */
const flanked = ["bold", "italic", "strike"];

/** The text of a paragraph, a heading, a title or a cell. Hard breaks only where they may stand. */
export function canonicalLine(content: readonly EditorNode[], breaks: boolean): EditorNode[] {
  const signs = trim(content.flatMap((part) => signsOf(part, breaks)));
  for (const mark of flanked) loosen(signs, mark);
  return joined(signs);
}

function signsOf(part: EditorNode, breaks: boolean): Sign[] {
  if (part.type === "hardBreak") {
    return [{ text: breaks ? "\n" : " ", marks: [], isBreak: breaks }];
  }
  const marks = orderedMarks(part.marks ?? []);
  const text = (part.text ?? "").replaceAll(/[\0\r\n\t\u2028\u2029]+/g, " ");
  return [...text].map((sign) => ({ text: sign, marks, isBreak: false }));
}

function orderedMarks(marks: readonly EditorMark[]): EditorMark[] {
  const known = markOrder.flatMap((type) => marks.find((mark) => mark.type === type) ?? []);
  return known.flatMap((mark) => {
    if (mark.type !== "link") return [{ type: mark.type }];
    const href = String(mark.attrs?.href ?? "");
    return href === "" ? [] : [{ type: "link", attrs: { href } }];
  });
}

/** Markdown drops spaces at both ends of a line, so they are not kept. */
function trim(signs: Sign[]): Sign[] {
  const isSpace = (sign: Sign | undefined) => sign?.text === " ";
  const bare = signs.filter((sign, place) => {
    if (!isSpace(sign)) return true;
    let before = place;
    while (before > 0 && isSpace(signs[before - 1])) before -= 1;
    let after = place;
    while (after + 1 < signs.length && isSpace(signs[after + 1])) after += 1;
    const left = signs[before - 1];
    const right = signs[after + 1];
    return left && right && !left.isBreak && !right.isBreak;
  });
  while (bare[0]?.isBreak) bare.shift();
  while (bare.at(-1)?.isBreak) bare.pop();
  return bare;
}

/**
 * Takes the mark off the ends of a run where Markdown could not write it: off spaces, and off
 * punctuation that touches a word outside (`**“话”**后` does not become bold).
 */
function loosen(signs: Sign[], type: string): void {
  for (let from = 0; from < signs.length; from += 1) {
    if (!has(signs[from], type)) continue;
    let to = from;
    while (has(signs[to + 1], type)) to += 1;
    let [first, last] = [from, to];
    while (first <= last && !mayStand(signs[first], signs[first - 1])) first += 1;
    while (last >= first && !mayStand(signs[last], signs[last + 1])) last -= 1;
    for (let at = from; at <= to; at += 1) {
      if (at < first || at > last) strip(signs, at, type);
    }
    from = to;
  }
}

/** Whether a mark may begin or end at `inside` with `outside` next to it. */
function mayStand(inside: Sign | undefined, outside: Sign | undefined): boolean {
  if (!inside || inside.isBreak || /^\s$/u.test(inside.text)) return false;
  if (has(inside, "code") || !/^[\p{P}\p{S}]$/u.test(inside.text)) return true;
  return !outside || outside.isBreak || /^[\s\p{P}\p{S}]$/u.test(outside.text);
}

function has(sign: Sign | undefined, type: string): boolean {
  return sign?.marks.some((mark) => mark.type === type) ?? false;
}

function strip(signs: Sign[], at: number, type: string): void {
  const sign = signs[at];
  if (sign) signs[at] = { ...sign, marks: sign.marks.filter((mark) => mark.type !== type) };
}

function joined(signs: readonly Sign[]): EditorNode[] {
  const line: EditorNode[] = [];
  for (const { text, marks, isBreak } of signs) {
    const last = line.at(-1);
    if (isBreak) line.push({ type: "hardBreak" });
    else if (last?.text !== undefined && sameMarks(last.marks ?? [], marks)) last.text += text;
    else line.push(textNode(text, marks));
  }
  return line;
}

export function sameMarks(left: readonly EditorMark[], right: readonly EditorMark[]): boolean {
  return (
    left.length === right.length &&
    left.every((mark, place) => {
      const other = right[place];
      return mark.type === other?.type && mark.attrs?.href === other.attrs?.href;
    })
  );
}
