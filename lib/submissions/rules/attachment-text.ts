/** The text of a file handed in, its kind told by its content; what gives no text says why. */
import { ATTACHMENT_LIMITS, type AttachmentText } from "@/lib/submissions/model/attachment";
import { textOfPdf } from "@/lib/submissions/rules/pdf-text";
import { textOfWord } from "@/lib/submissions/rules/word-text";

/** Bounded in bytes, characters and pages; a file is never trusted to be what its name says. */
export async function textOfAttachment(content: Uint8Array): Promise<AttachmentText> {
  if (content.length > ATTACHMENT_LIMITS.fileBytes) return { read: false, reason: "too-large" };
  if (begins(content, [0x50, 0x4b])) return textOfWord(content);
  if (latin(content.subarray(0, 1024)).includes("%PDF-")) return textOfPdf(content);
  // A Word file with a password, and the Word files of before 2007, are not zips.
  if (begins(content, [0xd0, 0xcf, 0x11, 0xe0])) {
    const encrypted = latin(content).includes("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e");
    return { read: false, reason: encrypted ? "locked" : "unsupported" };
  }
  return textOfPlain(content);
}

/** UTF-8 or UTF-16 by its mark, else UTF-8, else GB 18030. */
function textOfPlain(content: Uint8Array): AttachmentText {
  const encodings = begins(content, [0xff, 0xfe])
    ? ["utf-16le"]
    : begins(content, [0xfe, 0xff])
      ? ["utf-16be"]
      : ["utf-8", "gb18030"];
  for (const encoding of encodings) {
    const text = decoded(content, encoding);
    if (text !== null && !text.includes("\0")) return bounded(text.replaceAll(/\r\n?/g, "\n"));
  }
  return { read: false, reason: "unsupported" };
}

function bounded(text: string): AttachmentText {
  const { characters } = ATTACHMENT_LIMITS;
  return { read: true, text: text.slice(0, characters), complete: text.length <= characters };
}

function decoded(content: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch {
    return null;
  }
}

function begins(content: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, at) => content[at] === byte);
}

function latin(content: Uint8Array): string {
  return new TextDecoder("latin1").decode(content);
}
