/**
 * The few marks a part may carry: bold words and lists, in Markdown. Read into blocks that a page
 * shows, and written by the buttons of the editor. Pure.
 */

export type Span = { bold: boolean; text: string };
export type Block =
  | { kind: "text"; lines: Span[][] }
  | { kind: "bullets" | "numbers"; items: Span[][] };

const BULLET = /^[-*•]\s+(.*)$/;
const NUMBER = /^\d{1,3}[.、．]\s*(.*)$/;

/** The text as blocks. An empty line ends a block; whatever is no mark of ours is shown as written. */
export function readMarkup(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null as Block | null;
  for (const line of text.split("\n")) {
    const bullet = BULLET.exec(line);
    const number = bullet ? null : NUMBER.exec(line);
    if (line.trim() === "") {
      open = null;
      continue;
    }
    const kind = bullet ? "bullets" : number ? "numbers" : "text";
    if (open?.kind !== kind) {
      open = kind === "text" ? { kind, lines: [] } : { kind, items: [] };
      blocks.push(open);
    }
    const spans = readSpans(bullet?.[1] ?? number?.[1] ?? line);
    if (open.kind === "text") open.lines.push(spans);
    else open.items.push(spans);
  }
  return blocks;
}

function readSpans(line: string): Span[] {
  const spans = line.split(/\*\*(.+?)\*\*/).map((text, at) => ({ bold: at % 2 === 1, text }));
  return spans.filter(({ text }) => text !== "");
}

/** Whether a text looks any different from what was typed. */
export function hasMarks(text: string): boolean {
  return readMarkup(text).some(
    (block) => block.kind !== "text" || block.lines.some((line) => line.some(({ bold }) => bold)),
  );
}

/** A text with what is selected in it. */
export type Selection = { text: string; from: number; to: number };

/** Makes the selected words bold, or no longer bold. */
export function toggleBold({ text, from, to }: Selection): Selection {
  const [before, within, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  if (before.endsWith("**") && after.startsWith("**")) {
    return { text: before.slice(0, -2) + within + after.slice(2), from: from - 2, to: to - 2 };
  }
  return { text: `${before}**${within}**${after}`, from: from + 2, to: to + 2 };
}

/** Makes each selected line an entry of a list, or no longer. */
export function toggleList(selection: Selection, kind: "bullets" | "numbers"): Selection {
  const { text, from, to } = selection;
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const end = text.indexOf("\n", to) === -1 ? text.length : text.indexOf("\n", to);
  const lines = text.slice(start, end).split("\n");
  const sign = kind === "bullets" ? BULLET : NUMBER;
  const all = lines.every((line) => sign.test(line));
  const changed = lines
    .map((line, at) => {
      const bare = (BULLET.exec(line) ?? NUMBER.exec(line))?.[1] ?? line;
      if (all) return bare;
      return kind === "bullets" ? `- ${bare}` : `${at + 1}. ${bare}`;
    })
    .join("\n");
  const place = start + changed.length;
  return { text: text.slice(0, start) + changed + text.slice(end), from: place, to: place };
}

/** What Enter does in a list: the next entry, or the end of the list after an empty one. Null elsewhere. */
export function continueList({ text, from, to }: Selection): Selection | null {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const line = text.slice(start, from);
  const number = /^(\d{1,3})([.、．])\s*(.*)$/.exec(line);
  const entry = BULLET.exec(`${line} `) ?? number;
  if (from !== to || !entry) return null;
  const words = number ? number[3] : entry[1]?.trim();
  if (!words) {
    return { text: text.slice(0, start) + text.slice(from), from: start, to: start };
  }
  const sign = number ? `\n${Number(number[1]) + 1}${number[2]} ` : "\n- ";
  const place = from + sign.length;
  return { text: text.slice(0, from) + sign + text.slice(to), from: place, to: place };
}

/** How much was written, as people here count it: signs without spaces and without marks. */
export function wordsWritten(text: string): number {
  const bare = text
    .split("\n")
    .map((line) => (BULLET.exec(line) ?? NUMBER.exec(line))?.[1] ?? line)
    .join("")
    .replaceAll("**", "");
  return [...bare.replaceAll(/\s/g, "")].length;
}
