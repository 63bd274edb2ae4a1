/**
 * Everything that can be read in a Word document: besides its body the headers and footers, notes,
 * comments, what was deleted under “修订” and the author in its properties. A name left in any of
 * them is handed in with the case, and mammoth reads the body only. Pure.
 */
import { Unzip, UnzipInflate } from "fflate";
import { SaxesParser } from "saxes";
import { ATTACHMENT_LIMITS, type AttachmentText } from "@/lib/submissions/model/attachment";

const READ =
  /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$|^docProps\/core\.xml$/;
const LIMITS = { entries: 5000, bytes: 16 * 1024 * 1024 };
/** Bytes handed to the unpacker at a time, so that a bomb is noticed before it has gone off. */
const STEP = 64 * 1024;
/** The elements that hold words; w:delText holds what was deleted and is still there. */
const WORDS = new Set(["w:t", "w:delText", "dc:creator", "cp:lastModifiedBy", "dc:title"]);
const BREAKS: Readonly<Record<string, string>> = { "w:tab": "\t", "w:br": "\n", "w:cr": "\n" };
const ENDS = new Set(["w:p", "dc:creator", "cp:lastModifiedBy", "dc:title"]);

class TooLarge extends Error {}

export function textOfWord(content: Uint8Array): AttachmentText {
  try {
    const parts = unpacked(content);
    if (!parts.has("word/document.xml")) return { read: false, reason: "unsupported" };
    const texts = [...parts]
      .sort(([one], [other]) => order(one) - order(other) || one.localeCompare(other))
      .map(([, xml]) => textOfXml(xml));
    const text = texts.filter((part) => part !== "").join("\n");
    const { characters } = ATTACHMENT_LIMITS;
    return { read: true, text: text.slice(0, characters), complete: text.length <= characters };
  } catch (error) {
    return { read: false, reason: error instanceof TooLarge ? "too-large" : "damaged" };
  }
}

/** The body first, since it is what was written; the properties last. */
function order(path: string): number {
  if (path === "word/document.xml") return 0;
  return path.startsWith("docProps/") ? 2 : 1;
}

/** @throws TooLarge when it grows beyond its limits, and anything else when it is damaged */
function unpacked(content: Uint8Array): Map<string, string> {
  const files = new Map<string, string>();
  let entries = 0;
  let bytes = 0;
  // The unpacker hands what is thrown in it back as damage, so the refusal is kept.
  let tooLarge = false;
  const unzip = new Unzip((file) => {
    entries += 1;
    tooLarge ||= entries > LIMITS.entries;
    if (tooLarge || !READ.test(file.name)) return;
    const decoder = new TextDecoder("utf-8");
    let text = "";
    file.ondata = (error, part, final) => {
      if (error) throw error;
      bytes += part.length;
      tooLarge ||= bytes > LIMITS.bytes;
      if (tooLarge) throw new TooLarge();
      text += decoder.decode(part, { stream: !final });
      if (final) files.set(file.name, text);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < content.length && !tooLarge; at += STEP) {
    try {
      unzip.push(content.subarray(at, at + STEP), at + STEP >= content.length);
    } catch (error) {
      if (!tooLarge) throw error;
    }
  }
  if (tooLarge) throw new TooLarge();
  if (entries === 0) throw new Error("No archive");
  return files;
}

/** @throws when it is not well-formed, or declares a document type (entities could then be anything) */
function textOfXml(xml: string): string {
  let text = "";
  let within = false;
  let failure: Error | null = null;
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    failure ??= error;
  });
  parser.on("doctype", () => {
    failure ??= new Error("A document type");
  });
  parser.on("opentag", ({ name }) => {
    within = WORDS.has(name);
    text += BREAKS[name] ?? "";
  });
  parser.on("text", (words) => {
    if (within) text += words;
  });
  parser.on("closetag", ({ name }) => {
    within = false;
    if (ENDS.has(name)) text += "\n";
  });
  parser.write(xml).close();
  if (failure) throw failure;
  return text.replaceAll(/\n{2,}/g, "\n").trim();
}
