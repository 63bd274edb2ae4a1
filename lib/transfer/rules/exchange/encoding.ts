/** Text of unknown encoding, as files on Chinese computers come. Pure. */
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";

/**
 * The text of a file: UTF-8 or UTF-16 by its mark, else UTF-8, else GB 18030 (which holds GBK and
 * GB 2312). Line ends become \n.
 *
 * @throws UnreadableFile when it is none of them
 */
export function readText(content: Uint8Array): string {
  const text = marked(content) ?? decoded(content, "utf-8") ?? decoded(content, "gb18030");
  if (text === null || /\0/.test(text)) {
    throw new UnreadableFile("读不出文字：请把文件另存为 UTF-8 编码的文本后再试");
  }
  return text.replace(/^\ufeff/, "").replaceAll(/\r\n?/g, "\n");
}

function marked(content: Uint8Array): string | null {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return decoded(content.subarray(2), "utf-16le");
  if (first === 0xfe && second === 0xff) return decoded(content.subarray(2), "utf-16be");
  return null;
}

function decoded(content: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return null;
  }
}
