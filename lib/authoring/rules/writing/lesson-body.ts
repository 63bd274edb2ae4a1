/**
 * A body as blocks, each with the very text it was written with. Whatever stays as it was is written
 * back byte for byte; only a block that changed is written anew. Pure.
 */
import type { RootContent } from "mdast";
import { areOneList, canonicalBlocks, joinLists } from "@/lib/authoring/rules/writing/canonical";
import { longestCommon } from "@/lib/authoring/rules/writing/longest-common";
import { type EditorNode, node } from "@/lib/authoring/rules/writing/nodes";
import { readBlock } from "@/lib/authoring/rules/writing/read-block";
import { readBack, writeBlock } from "@/lib/authoring/rules/writing/write-block";
import { parseBody } from "@/lib/catalogue/rules/body-tree";

export type BodyBlock = {
  node: EditorNode;
  /** As written, without the empty lines around it. */
  source: string;
  /** What stands between it and the next block, or the end. */
  gap: string;
};

/** `lead` is what stands before the first block. */
export type Body = { lead: string; blocks: BodyBlock[] };

/** Reads a body. A block the editor cannot hold in full becomes a `raw` one and stays as it is. */
export function openBody(source: string): Body {
  const stretches = stretchesOf(source);
  const blocks = stretches.map(({ start, end, block }, place): BodyBlock => {
    const written = source.slice(start, end);
    const read = block ? readBlock(block, source) : null;
    const [form] = read ? canonicalBlocks([read]) : [];
    const kept = node("raw", { source: written });
    const held = form && isHeld(form, written) ? form : (canonicalBlocks([kept])[0] ?? kept);
    return { node: held, source: written, gap: source.slice(end, stretches[place + 1]?.start) };
  });
  return { lead: source.slice(0, stretches[0]?.start), blocks };
}

type Stretch = { start: number; end: number; block: RootContent | null };

/** The blocks with the lines they take up; those that share a line are one, which is kept as written. */
function stretchesOf(source: string): Stretch[] {
  const stretches: Stretch[] = [];
  for (const block of parseBody(source).children) {
    const { start: from, end: to } = block.position ?? {};
    const start = source.lastIndexOf("\n", (from?.offset ?? 0) - 1) + 1;
    const end = to?.offset ?? start;
    const last = stretches.at(-1);
    if (last && start < last.end) {
      stretches[stretches.length - 1] = { start: last.start, end, block: null };
    } else stretches.push({ start, end, block });
  }
  return stretches;
}

/** Whether a block, written anew, reads the same. Most are written as they were, and need no reading. */
function isHeld(form: EditorNode, written: string): boolean {
  const anew = writeBlock(form);
  return anew === written || JSON.stringify(readBack(anew)) === JSON.stringify(form);
}

/** The document that the editor shows. */
export function documentOf({ blocks }: Body): EditorNode {
  const shown = blocks.map((block) => block.node);
  return { type: "doc", content: shown.length > 0 ? shown : [{ type: "paragraph" }] };
}

type Piece = { node: EditorNode; from: number | null };

/** The text of a document that began as `base`. */
export function writeBody(base: Body, document: EditorNode): string {
  const pieces = piecesOf(base, document.content ?? []);
  if (pieces.length === 0) return base.lead || "\n";
  const lead = base.blocks.length > 0 ? base.lead : base.lead || "\n";
  const tail = base.blocks.at(-1)?.gap || "\n";
  return pieces.reduce((text, { node: block, from }, place) => {
    const next = pieces[place + 1];
    const kept = from === null ? undefined : base.blocks[from];
    const follows = kept && next && next.from === (from ?? 0) + 1;
    const gap = next ? (follows ? kept.gap : "\n\n") : tail;
    return `${text}${kept ? kept.source : writeBlock(block)}${gap}`;
  }, lead);
}

/** Blocks in their order, those that stayed with their place in the base. */
function piecesOf(base: Body, content: readonly EditorNode[]): Piece[] {
  const before = base.blocks.map((block) => JSON.stringify(block.node));
  const forms = content.flatMap((block) => canonicalBlocks([block]));
  const matched = longestCommon(
    before,
    forms.map((form) => JSON.stringify(form)),
  );
  const pieces: Piece[] = [];
  forms.forEach((form, place) => {
    const from = matched.get(place) ?? null;
    const last = pieces.at(-1);
    const wereApart = last && last.from !== null && from === last.from + 1;
    if (last && areOneList(last.node, form) && !wereApart) {
      pieces[pieces.length - 1] = { node: joinLists(last.node, form), from: null };
    } else pieces.push({ node: form, from });
  });
  return pieces;
}
