/** Which paragraphs are headings: by style, by outline, by their numbers, by standing alone in bold. Pure. */
import type { HeadingLevel, HeadingReason } from "@/lib/transfer/model/word";
import type { RawBlock, RawText } from "@/lib/transfer/rules/word/blocks";
import { plainOf } from "@/lib/transfer/rules/word/spans";

export type Guess = { level: HeadingLevel; reason: HeadingReason | null };

const HEADING_MAX = 60;
const FAKE_MAX = 32;

/** Numbers before Chinese headings, from the outermost inwards. */
const ranks: RegExp[] = [
  /^第[一二三四五六七八九十百〇零\d]+[编篇部章讲课]/,
  /^第[一二三四五六七八九十百〇零\d]+节/,
  /^[一二三四五六七八九十]{1,3}[、．.]/,
  /^[（(][一二三四五六七八九十]{1,3}[）)]/,
];
const DIGIT = /^\d{1,2}(\.\d{1,2})*[.．、\s](?!\d)/;
const BOLD_DIGIT = ranks.length;
const BOLD = ranks.length + 1;

/** For each block: null when it can be no heading. */
export function guessHeadings(blocks: readonly RawBlock[]): (Guess | null)[] {
  const fakes = blocks.map((_, at) => fakeRank(blocks, at));
  const used = [...new Set(fakes.filter((rank) => rank !== null))].sort((a, b) => a - b);
  const styledRanks = new Map<number, number>();
  for (const block of blocks) {
    if (block.kind !== "text" || block.level === null) continue;
    const rank = ranks.findIndex((pattern) => pattern.test(plainOf(block.spans)));
    if (rank >= 0 && !styledRanks.has(rank)) styledRanks.set(rank, block.level);
  }
  const hasStyled = blocks.some((block) => block.kind === "text" && (block.level ?? 0) > 0);
  const title = titleAt(blocks);
  let above = 0;
  return blocks.map((block, at): Guess | null => {
    if (block.kind !== "text" || !canBeHeading(block)) return null;
    if (block.level !== null) {
      if (block.level > 0) above = block.level;
      const reason = block.level === 0 ? "title" : block.byStyle ? "style" : "outline";
      return { level: block.level as HeadingLevel, reason };
    }
    if (at === title) return { level: 0, reason: "title" };
    const rank = fakes[at] ?? null;
    if (rank === null) return { level: null, reason: null };
    const deep = used.indexOf(rank) + 1 + (hasStyled ? above : 0);
    const level = Math.min(6, styledRanks.get(rank) ?? deep) as HeadingLevel;
    return { level, reason: rank < BOLD_DIGIT ? "number" : "bold" };
  });
}

function canBeHeading({ spans, quote, caption }: RawText): boolean {
  const words = plainOf(spans);
  return !quote && !caption && [...words].length <= HEADING_MAX && !words.includes("\n");
}

/** How far out a paragraph's number or bold puts it; null when nothing makes it a heading. */
function fakeRank(blocks: readonly RawBlock[], at: number): number | null {
  const block = blocks[at];
  if (block?.kind !== "text" || block.level !== null || !canBeHeading(block)) return null;
  const words = plainOf(block.spans);
  if ([...words].length > FAKE_MAX || /[。；;，,：:！!…]$/.test(words)) return null;
  const rank = ranks.findIndex((pattern) => pattern.test(words));
  // One after the other, with nothing between, they are a list.
  const beside = [blocks[at - 1], blocks[at + 1]].some(
    (other) =>
      rank >= 0 &&
      other?.kind === "text" &&
      other.level === null &&
      ranks[rank]?.test(plainOf(other.spans)),
  );
  if (rank >= 0) return beside && !block.allBold ? null : rank;
  const next = blocks[at + 1];
  if (!block.allBold || next === undefined) return null;
  return DIGIT.test(words) ? BOLD_DIGIT : BOLD;
}

/** The first words of a document, larger than the rest and in the middle, are its title. */
function titleAt(blocks: readonly RawBlock[]): number | null {
  if (blocks.some((block) => block.kind === "text" && block.level === 0)) return null;
  const at = blocks.findIndex(({ kind }) => kind === "text");
  const block = blocks[at];
  if (block?.kind !== "text" || block.level !== null || !block.centred || blocks.length < 2)
    return null;
  const sizes = blocks.flatMap((other) => (other.kind === "text" ? [other.size ?? 21] : []));
  const usual = sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 21;
  return block.allBold || (block.size ?? 21) > usual ? at : null;
}
