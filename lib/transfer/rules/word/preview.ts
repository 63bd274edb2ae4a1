/** A Word document as it is looked at before anything is written. Pure. */
import { createHash } from "node:crypto";
import type { WordDocument, WordPreview } from "@/lib/transfer/model/word";
import { partsOf } from "@/lib/transfer/rules/word/parts";
import { readWordDocument } from "@/lib/transfer/rules/word/read-word";

/** @throws UnreadableFile with a sentence for the person who chose the file */
export function previewWord(content: Uint8Array): { document: WordDocument; preview: WordPreview } {
  const document = readWordDocument(content);
  const hash = createHash("sha256").update(content).digest("hex");
  return {
    document,
    preview: {
      hash,
      parts: partsOf(document),
      losses: document.losses,
      pictures: document.pictures.size,
      notes: document.notes.length,
    },
  };
}
