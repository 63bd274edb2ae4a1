/** Word documents as text, line by line, for the reader of exam papers. No I/O. */
import mammoth from "mammoth";
import { readArchive, refuseDocumentType } from "@/lib/transfer/rules/exchange/archive";
import { htmlToText, type PlainText } from "@/lib/transfer/rules/exchange/html-text";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";

const LIMITS = { entries: 5000, entryBytes: 8 * 1024 * 1024, totalBytes: 24 * 1024 * 1024 };

/** @throws UnreadableFile when it is no .docx, is damaged, or is too large */
export async function readWord(content: Uint8Array): Promise<PlainText> {
  const wanted = (path: string) => /^(word|\[Content_Types\]|_rels).*\.(xml|rels)$/.test(path);
  const files = readArchive(content, { wanted, limits: LIMITS });
  if (!files.has("word/document.xml")) throw new UnreadableFile("不是 Word 文档（.docx）");
  for (const bytes of files.values()) refuseDocumentType(bytes);
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(content) },
      { convertImage: mammoth.images.imgElement(async () => ({ src: "" })) },
    );
    return paragraphs(value);
  } catch {
    throw new UnreadableFile("Word 文档已损坏，读不出文字");
  }
}

/** A long paper is read paragraph by paragraph, as one text may be too long to be a question's. */
function paragraphs(html: string): PlainText {
  const lost = new Set<string>();
  const texts = html.split(/(?<=<\/p>)(?=<p>)/).map((part) => {
    const read = htmlToText(part);
    for (const what of read.lost) lost.add(what);
    return read.text;
  });
  return { text: texts.join("\n"), lost: [...lost] };
}
