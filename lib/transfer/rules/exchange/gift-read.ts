/**
 * GIFT, as Moodle and others write it: blank lines part questions, braces hold the answers.
 * Format: docs.moodle.org, GIFT format. Pure.
 */
import {
  BLANK_MARK,
  type Exchange,
  type ExchangeDraft,
  type ExchangeProblem,
} from "@/lib/transfer/model/exchange";
import { topicOfPath } from "@/lib/transfer/rules/exchange/category-path";
import { ExchangeCollector } from "@/lib/transfer/rules/exchange/checked";
import { readAnswers } from "@/lib/transfer/rules/exchange/gift-answers";
import { hideEscaped, shown } from "@/lib/transfer/rules/exchange/gift-signs";
import { htmlToText } from "@/lib/transfer/rules/exchange/html-text";
import { withOwnNote } from "@/lib/transfer/rules/exchange/own-note";
import type { PictureBox } from "@/lib/transfer/rules/exchange/picture-box";

export function looksLikeGift(text: string): boolean {
  return /^\s*(\/\/|::|\$CATEGORY)/m.test(text)
    ? /\{[^}]*\}/.test(text)
    : /(^|[^\\])\{\s*([=~#>]|T\b|F\b|TRUE|FALSE|\})/.test(text);
}

export function readGift(text: string): Exchange {
  const found = new ExchangeCollector();
  let topic = "";
  for (const block of blocksOf(text)) {
    const category = /^\$CATEGORY\s*:\s*(.*)$/.exec(block.body)?.[1];
    if (category !== undefined) topic = topicOfPath(shown(category));
    else takeQuestion(found, block, topic);
  }
  return found;
}

type Block = { line: number; body: string; tags: string[]; id: string; note: string | null };

/** Questions and categories with the comments before them; escaped signs are hidden. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let comments: string[] = [];
  let line = 0;
  const close = () => {
    if (lines.length > 0) {
      blocks.push({ line, body: lines.join("\n").trim(), ...commentsOf(comments) });
      comments = [];
    }
    lines = [];
  };
  for (const [index, raw] of hideEscaped(text).split("\n").entries()) {
    if (/^\s*\/\//.test(raw)) comments.push(raw.trim());
    else if (raw.trim() === "") close();
    else {
      if (lines.length === 0) line = index + 1;
      lines.push(raw);
      if (raw.startsWith("$CATEGORY")) close();
    }
  }
  close();
  return blocks;
}

function commentsOf(comments: readonly string[]): Pick<Block, "tags" | "id" | "note"> {
  const marks = comments.flatMap((comment) => [
    ...comment.matchAll(/\[(tag|id):((?:\\\]|[^\]])+)\]/g),
  ]);
  const named = (name: string) =>
    marks
      .filter((mark) => mark[1] === name)
      .map((mark) => shown(mark[2] ?? "").replaceAll("\\]", "]"));
  const note = comments.findLast((comment) => comment.startsWith("// wushe "));
  return {
    tags: [...new Set(named("tag").map((tag) => tag.trim()))],
    id: named("id")[0] ?? "",
    note: note ? unhidden(note.slice("// wushe ".length)) : null,
  };
}

/** A note is JSON with escapes of its own; what was hidden in it goes back as it stood. */
function unhidden(note: string): string {
  return note.replaceAll(/[\udc00-\udc07]/gu, (sign) => {
    const plain = shown(sign);
    return plain === "\n" ? "\\n" : `\\${plain}`;
  });
}

function takeQuestion(found: ExchangeCollector, block: Block, topic: string): void {
  const where = `第${block.line}行`;
  const [, name = "", rest = block.body] = /^::([\s\S]*?)::([\s\S]*)$/.exec(block.body) ?? [];
  const open = rest.indexOf("{");
  const close = rest.lastIndexOf("}");
  if (open < 0 || close < open) {
    found.leaveOut(where, open < 0 ? "没有答案（找不到大括号）" : "大括号没有合上");
    return;
  }
  if (rest.slice(close + 1).includes("{") || rest.slice(open + 1, close).includes("{")) {
    found.leaveOut(where, "一道题里有几处大括号，读不懂");
    return;
  }
  const lost = new Set<string>();
  const textOf = readerOf(rest, lost, found.box);
  const answers = readAnswers(rest.slice(open + 1, close), textOf);
  if ("fault" in answers) {
    found.leaveOut(where, answers.fault);
    return;
  }
  const { draft, explanation, problems } = answers;
  const [before, after] = [rest.slice(0, open), rest.slice(close + 1)];
  const gap = draft.type === "fill" || after.trim() !== "" ? BLANK_MARK : "";
  const complete = {
    ...draft,
    name: shown(name),
    stem: textOf(`${before}${gap}${after}`),
    explanation,
    topic,
    tags: block.tags,
  } as ExchangeDraft;
  found.add(where, withOwnNote(complete, block.note));
  const left: ExchangeProblem["message"][] = [
    ...problems,
    ...[...lost].map((what) => `${what}没有带入`),
  ];
  if (left.length > 0) found.note(where, left.join("；"));
}

export type TextReader = (text: string) => string;

/** Reads texts in the format named before them, or else in that of the question. */
function readerOf(question: string, lost: Set<string>, box: PictureBox): TextReader {
  const general = formatOf(question)[0] ?? "plain";
  return (text) => {
    const [format, rest] = formatOf(text);
    if ((format ?? general) === "html") {
      const read = htmlToText(
        shown(rest),
        box.reader(() => undefined),
      );
      for (const what of read.lost) lost.add(what);
      return read.text;
    }
    return shown(rest.trim());
  };
}

function formatOf(text: string): [string | null, string] {
  const [, format = null, rest = text] =
    /^\s*\[(html|plain|moodle|markdown)\]([\s\S]*)$/.exec(text) ?? [];
  return [format, rest];
}
