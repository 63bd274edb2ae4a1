/**
 * The words of Word import: a document as it was read, the choices a trainer makes about its headings,
 * and what became of it. Shared with the browser, where the choices are tried before anything is written.
 */
import { z } from "zod";

/** A stretch of text in one look; "\n" breaks the line. */
export type Span = {
  text: string;
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  /** https only; null or absent for none. */
  href?: string | undefined;
};

/** Why a paragraph was taken for a heading. */
export type HeadingReason = "title" | "style" | "outline" | "number" | "bold";
export const headingReasons: Record<HeadingReason, string> = {
  title: "文档标题",
  style: "标题样式",
  outline: "大纲级别",
  number: "按编号认出",
  bold: "按单独成段的粗体认出",
};

/** 0 is the document's title; null is text. */
export type HeadingLevel = 0 | 1 | 2 | 3 | 4 | 5 | 6 | null;

export type WordListItem = { spans: Span[]; level: number; ordered: boolean };

export type WordBlock =
  | {
      kind: "text";
      spans: Span[];
      /** Null for what cannot be a heading: too long, or in the middle of a sentence. */
      heading: { level: HeadingLevel; reason: HeadingReason | null } | null;
      quote: boolean;
    }
  | { kind: "list"; items: WordListItem[] }
  | { kind: "table"; rows: Span[][][] }
  | { kind: "picture"; path: string; alt: string; caption: string };

/** Something that did not come along, or not as it was. */
export type WordLoss = { what: string; where: string; gone: boolean };

/** A footnote or an endnote with the block that named it. */
export type WordNote = { block: number; text: string };

export type WordDocument = {
  blocks: WordBlock[];
  notes: WordNote[];
  losses: WordLoss[];
  /** Bytes by path in the course folder; the same picture is there once. */
  pictures: ReadonlyMap<string, Uint8Array>;
};

/** What the browser needs of a block to try choices: no text but that of possible headings. */
export type WordPart = {
  /** Of a block that may be a heading: its words. */
  words: string | null;
  level: HeadingLevel;
  reason: HeadingReason | null;
  /** Chinese characters; seconds of reading. */
  characters: number;
  seconds: number;
  picture: boolean;
  /** A picture whose alternative text Word did not have. */
  wordless: boolean;
};

export const wordShapes = ["lesson", "module"] as const;
export type WordShape = (typeof wordShapes)[number];

/** What a trainer decides; levels by the number of the block, where they differ from what was read. */
export const WordChoices = z.object({
  shape: z.enum(wordShapes),
  levels: z
    .record(z.string().regex(/^\d{1,5}$/), z.union([z.int().min(0).max(6), z.null()]))
    .default({}),
  /** Instead of the document's title. */
  title: z.string().trim().max(60).default(""),
});
export type WordChoices = z.output<typeof WordChoices>;

export type PlannedLesson = {
  title: string;
  /** Blocks from (included) to (not included), without those that became titles. */
  from: number;
  to: number;
  omitted: number[];
  characters: number;
  minutes: number;
  pictures: number;
  wordless: number;
  /** Headings within, by block: 2 to 4 in the text; 5 is a bold line. */
  headings: Record<number, number>;
};

export type WordPlan = {
  title: string;
  lessons: PlannedLesson[];
  /** Why it cannot be imported like this, in sentences. */
  obstacles: string[];
};

export type WordPreview = {
  /** SHA-256 of the file that was looked at. */
  hash: string;
  parts: WordPart[];
  losses: WordLoss[];
  pictures: number;
  notes: number;
};

/** Begins whatever a trainer still has to write; publishing asks for it. */
export const TO_WRITE = "待补：";
