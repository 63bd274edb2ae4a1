/** A document as the browser gets it to try choices. Pure. */
import { countChinese, readingSeconds } from "@/lib/catalogue/rules/passages";
import type { WordBlock, WordDocument, WordPart } from "@/lib/transfer/model/word";
import { plainOf } from "@/lib/transfer/rules/word/spans";

export function partsOf({ blocks }: Pick<WordDocument, "blocks">): WordPart[] {
  return blocks.map((block) => {
    const words = wordsOfBlock(block);
    const heading = block.kind === "text" ? block.heading : null;
    return {
      words: heading ? words : null,
      level: heading?.level ?? null,
      reason: heading?.reason ?? null,
      characters: countChinese(words),
      seconds: words.trim() === "" ? 0 : readingSeconds(words),
      picture: block.kind === "picture",
      wordless: block.kind === "picture" && block.alt === "",
    };
  });
}

export function wordsOfBlock(block: WordBlock): string {
  switch (block.kind) {
    case "text":
      return plainOf(block.spans);
    case "list":
      return block.items.map(({ spans }) => plainOf(spans)).join("\n");
    case "table":
      return block.rows.map((row) => row.map(plainOf).join("　")).join("\n");
    case "picture":
      return block.caption;
  }
}
