/** The parts of a .docx, or in a sentence what the file is instead. No I/O. */
import { readArchive, refuseDocumentType } from "@/lib/transfer/rules/exchange/archive";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";
import { elementsOf, readXml, type XmlElement } from "@/lib/transfer/rules/exchange/xml";

export const WORD_BYTES_MAX = 100 * 1024 * 1024;
const LIMITS = {
  entries: 10_000,
  entryBytes: 64 * 1024 * 1024,
  totalBytes: 256 * 1024 * 1024,
};

export type Relation = { target: string; type: string; external: boolean };

/** A part of XML with what it refers to. */
export type WordPartFile = { root: XmlElement; relations: ReadonlyMap<string, Relation> };

export class WordContainer {
  private constructor(
    private readonly files: ReadonlyMap<string, Uint8Array>,
    private readonly mainPath: string,
  ) {}

  /** @throws UnreadableFile with a sentence that says what the file is and what to do */
  static open(content: Uint8Array): WordContainer {
    const other = otherKind(content);
    if (other) throw new UnreadableFile(other);
    const files = unpacked(content);
    const main = mainOf(files);
    if (!main) throw new UnreadableFile(otherPackage(files));
    return new WordContainer(files, main);
  }

  main(): WordPartFile {
    const part = this.part(this.mainPath);
    if (!part) throw new UnreadableFile("Word 文档里没有正文，可能已损坏");
    return part;
  }

  /** The part that the main part refers to by this kind of relation; null when there is none. */
  related(kind: string): WordPartFile | null {
    const relations = relationsOf(this.files, this.mainPath);
    const found = [...relations.values()].find(({ type }) => type === kind);
    return found ? this.part(found.target) : null;
  }

  /** How many parts the main part refers to by this kind. */
  relatedAll(kind: string): WordPartFile[] {
    const relations = [...relationsOf(this.files, this.mainPath).values()];
    return relations
      .filter(({ type }) => type === kind)
      .flatMap(({ target }) => this.part(target) ?? []);
  }

  bytes(path: string): Uint8Array | null {
    return this.files.get(path) ?? null;
  }

  private part(path: string): WordPartFile | null {
    const bytes = this.files.get(path);
    if (!bytes) return null;
    refuseDocumentType(bytes);
    return { root: xmlOf(bytes), relations: relationsOf(this.files, path) };
  }
}

function unpacked(content: Uint8Array): ReadonlyMap<string, Uint8Array> {
  try {
    return readArchive(content, { limits: LIMITS, wanted: (path) => !path.endsWith(".bin") });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const said = error.message.replace("压缩包", "Word 文档");
    throw new UnreadableFile(
      /损坏/.test(said) ? "Word 文档已损坏，读不出内容。请用 Word 或 WPS 打开、另存一份再试" : said,
    );
  }
}

/** Files that are no archive: what they are, by their first bytes; null for an archive. */
function otherKind(content: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(content.subarray(0, 64));
  if (content.length === 0) return "文件是空的";
  if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) return null;
  if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) return compoundKind(content);
  if (head.startsWith("%PDF")) {
    return "这是 PDF，不是 Word 文档（改后缀名不会改变内容）。请用原来的 Word 文档，或把 PDF 作为文档课时上传";
  }
  if (head.startsWith("{\\rtf")) return "这是 RTF 文档。请用 Word 或 WPS 打开，另存为 .docx 再试";
  if (head.startsWith("MZ") || head.startsWith("\u007fELF"))
    return "这是程序，不是 Word 文档，没有读取";
  if (/^\s*<(!doctype|html|\?xml)/i.test(head)) {
    return "这是网页，不是 Word 文档。请用 Word 打开，另存为 .docx 再试";
  }
  return "不是 Word 文档（.docx）。请用 Word 或 WPS 打开，另存为 .docx 再试";
}

/** Old Office files and encrypted new ones share a container; its directory names what is in it. */
function compoundKind(content: Uint8Array): string {
  const names = (name: string) => Buffer.from(content).includes(Buffer.from(name, "utf16le"));
  if (names("EncryptedPackage")) {
    return "Word 文档有打开密码。请用 Word 或 WPS 打开，在“文件—信息—保护文档”里去掉密码，存好再试";
  }
  if (names("WordDocument"))
    return "这是旧格式的 Word 文档（.doc）。请用 Word 或 WPS 打开，另存为 .docx 再试";
  return "不是 Word 文档（.docx），可能是旧格式的表格或幻灯片";
}

function otherPackage(files: ReadonlyMap<string, Uint8Array>): string {
  if (files.has("xl/workbook.xml")) return "这是 Excel 表格，不是 Word 文档";
  if (files.has("ppt/presentation.xml")) return "这是 PowerPoint 幻灯片，不是 Word 文档";
  if (files.has("content.xml")) return "这是 OpenDocument 文档，请另存为 .docx 再试";
  if (files.has("course.yaml")) return "这是课程压缩包，请在“导入课程”里选它";
  return "不是 Word 文档（.docx），或者已经损坏";
}

function mainOf(files: ReadonlyMap<string, Uint8Array>): string | null {
  const main = [...relationsOf(files, "").values()].find(({ type }) => type === "officeDocument");
  if (main && /^word\//.test(main.target) && files.has(main.target)) return main.target;
  return files.has("word/document.xml") ? "word/document.xml" : null;
}

/** What a part refers to, by id; targets as paths in the archive. */
function relationsOf(
  files: ReadonlyMap<string, Uint8Array>,
  path: string,
): ReadonlyMap<string, Relation> {
  const slash = path.lastIndexOf("/") + 1;
  const folder = path.slice(0, slash);
  const bytes = files.get(`${folder}_rels/${path.slice(slash)}.rels`);
  if (!bytes) return new Map();
  refuseDocumentType(bytes);
  return new Map(
    elementsOf(xmlOf(bytes), "Relationship").map(({ attributes }) => {
      const { Id = "", Target = "", Type = "", TargetMode = "" } = attributes;
      const external = TargetMode === "External";
      const target = external ? Target : resolved(folder, Target);
      return [Id, { target, type: Type.split("/").at(-1) ?? "", external }];
    }),
  );
}

function resolved(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith("/") ? target : `${folder}${target}`).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

function xmlOf(bytes: Uint8Array): XmlElement {
  try {
    const encoding = bytes[0] === 0xff ? "utf-16le" : bytes[0] === 0xfe ? "utf-16be" : "utf-8";
    return readXml(new TextDecoder(encoding).decode(bytes));
  } catch (error) {
    if (error instanceof UnreadableFile && !/XML/.test(error.message)) throw error;
    throw new UnreadableFile("Word 文档已损坏，读不出内容。请用 Word 或 WPS 打开、另存一份再试");
  }
}
