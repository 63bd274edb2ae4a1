/**
 * A .docx → blocks of text, lists, tables and pictures, and a list of what did not come along. mammoth,
 * which reads exam papers here, keeps neither outline levels nor the numerals of lists, and does not
 * say where something was left out; hence a reader of our own. Pure.
 */
import type { WordBlock, WordDocument } from "@/lib/transfer/model/word";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";
import {
  descendantsOf,
  elementOf,
  elementsOf,
  wordsOf,
  type XmlElement,
} from "@/lib/transfer/rules/exchange/xml";
import { BlockReader, type RawBlock, type RawItem } from "@/lib/transfer/rules/word/blocks";
import { WordContainer, type WordPartFile } from "@/lib/transfer/rules/word/container";
import { type Guess, guessHeadings } from "@/lib/transfer/rules/word/headings";
import { LossLog } from "@/lib/transfer/rules/word/loss-log";
import { PictureShelf } from "@/lib/transfer/rules/word/pictures";
import { plainOf } from "@/lib/transfer/rules/word/spans";
import { Numbering, readStyles } from "@/lib/transfer/rules/word/styles";

/** @throws UnreadableFile with a sentence for the person who chose the file */
export function readWordDocument(content: Uint8Array): WordDocument {
  const container = WordContainer.open(content);
  const log = new LossLog();
  const shelf = new PictureShelf(container, log);
  const main = container.main();
  const notes = new Map([
    ...notesOf(container.related("footnotes"), "footnote"),
    ...notesOf(container.related("endnotes"), "endnote"),
  ]);
  const context = {
    styles: readStyles(container.related("styles")?.root),
    relations: main.relations,
    comments: commentsOf(container.related("comments")),
    ...{ shelf, log, notes },
  };
  const reader = new BlockReader(context, new Numbering(container.related("numbering")?.root));
  reader.read(elementOf(main.root, "body") ?? main.root);
  log.settle("");
  for (const [kind, word] of [
    ["header", "页眉"],
    ["footer", "页脚"],
  ] as const) {
    log.enter("");
    for (const words of marginsOf(container.relatedAll(kind))) log.add(`${word}“${words}”`, true);
    log.settle("");
  }
  const guesses = guessHeadings(reader.blocks);
  const { blocks, places } = settled(reader.blocks, guesses);
  if (blocks.length === 0) throw new UnreadableFile("Word 文档里没有文字和图片");
  return {
    blocks,
    notes: reader.notes.flatMap(({ block, id }) => {
      const text = notes.get(id);
      return text ? [{ block: places[block] ?? 0, text }] : [];
    }),
    losses: log.all(),
    pictures: shelf.pictures,
  };
}

/** Lists become one block, captions join their pictures; `places` says where each raw block went. */
function settled(
  raw: readonly RawBlock[],
  guesses: readonly (Guess | null)[],
): { blocks: WordBlock[]; places: number[] } {
  const blocks: WordBlock[] = [];
  const places: number[] = [];
  raw.forEach((block, at) => {
    const last = blocks.at(-1);
    if (block.kind === "item") {
      const before = raw[at - 1];
      const sameList = before?.kind === "item" && (before.list === block.list || block.level > 0);
      if (last?.kind === "list" && sameList) last.items.push(itemOf(block));
      else blocks.push({ kind: "list", items: [itemOf(block)] });
    } else if (block.kind === "text") {
      const words = plainOf(block.spans);
      const isCaption = block.caption || /^图\s*[\d一二三四五六七八九十]/.test(words);
      if (last?.kind === "picture" && last.caption === "" && isCaption && words.length <= 100) {
        last.caption = words.replaceAll("\n", " ");
      } else {
        const { spans, quote } = block;
        blocks.push({ kind: "text", spans, quote, heading: guesses[at] ?? null });
      }
    } else if (block.kind === "picture") blocks.push({ ...block, caption: "" });
    else blocks.push(block);
    places.push(blocks.length - 1);
  });
  return { blocks, places };
}

function itemOf({ spans, level, ordered }: RawItem) {
  return { spans, level, ordered };
}

/** The words of notes, without the two that Word keeps for its separating lines. */
function notesOf(part: WordPartFile | null, name: string): [string, string][] {
  return (part ? elementsOf(part.root, name) : []).flatMap((note): [string, string][] => {
    const words = wordsIn(note);
    const isLine = /separator/i.test(note.attributes.type ?? "");
    return isLine || words === "" ? [] : [[`${name} ${note.attributes.id}`, words]];
  });
}

function commentsOf(part: WordPartFile | null): Map<string, string> {
  const comments = part ? elementsOf(part.root, "comment") : [];
  return new Map(
    comments.map((comment) => {
      const words = wordsIn(comment);
      const short = [...words].length > 30 ? `${[...words].slice(0, 30).join("")}…` : words;
      const { author = "", id = "" } = comment.attributes;
      return [id, author ? `${author}：${short}` : short];
    }),
  );
}

/** What stands at the head or foot of pages, without numbers of pages. */
function marginsOf(parts: readonly WordPartFile[]): Set<string> {
  const words = parts.map(({ root }) => wordsIn(root));
  return new Set(words.filter((text) => /\p{L}{2}/u.test(text)).map((text) => text.slice(0, 40)));
}

function wordsIn(element: XmlElement): string {
  return descendantsOf(element, "t").map(wordsOf).join("").replaceAll(/\s+/g, " ").trim();
}
