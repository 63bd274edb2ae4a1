/** Text in courseware: what is sent is said to be UTF-8, and older courseware in China is in GBK. Pure. */
import { readText } from "@/lib/transfer/rules/exchange/encoding";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";

/** XML says its own encoding, and is left alone. */
const TEXT = /\.(html?|xhtml|m?js|css|json|txt|vtt|srt)$/i;

/** The file as it is kept: text that is not UTF-8 as UTF-8, all else as it is. */
export function asKept(path: string, content: Uint8Array): Uint8Array {
  if (!TEXT.test(path) || isUtf8(content)) return content;
  try {
    return new TextEncoder().encode(readText(content));
  } catch (error) {
    if (error instanceof UnreadableFile) return content;
    throw error;
  }
}

function isUtf8(content: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(content);
    return true;
  } catch {
    return false;
  }
}
