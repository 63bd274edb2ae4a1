/** Word documents for tests: written by the `docx` package, or by hand for what it does not write. */
import * as docx from "docx";
import { strToU8, zipSync } from "fflate";
import { pngOf } from "@/tests/support/pictures";

const NAMES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(" ");
const TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

type Parts = {
  styles?: string;
  numbering?: string;
  footnotes?: string;
  comments?: string;
  header?: string;
  /** Relation id → path in word/ with its bytes, or an address elsewhere. */
  media?: Record<string, [string, Uint8Array] | string>;
  links?: Record<string, string>;
};

/** A document by hand: the body's XML, and the parts it needs. */
export function wordOf(body: string, parts: Parts = {}): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  const relations: string[] = [];
  const relate = (id: string, type: string, target: string, outside = false) =>
    relations.push(
      `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}"${outside ? ' TargetMode="External"' : ""}/>`,
    );
  for (const name of ["styles", "numbering", "footnotes", "comments", "header"] as const) {
    const content = parts[name];
    if (content === undefined) continue;
    files[`word/${name}.xml`] = strToU8(
      `<?xml version="1.0"?><w:${name} ${NAMES}>${content}</w:${name}>`,
    );
    relate(name, name, `${name}.xml`);
  }
  for (const [id, media] of Object.entries(parts.media ?? {})) {
    if (typeof media === "string") relate(id, "image", media, true);
    else {
      files[`word/${media[0]}`] = media[1];
      relate(id, "image", media[0]);
    }
  }
  for (const [id, address] of Object.entries(parts.links ?? {}))
    relate(id, "hyperlink", address, true);
  const list = (inner: string) =>
    strToU8(
      `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`,
    );
  return zipSync({
    "[Content_Types].xml": strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    "_rels/.rels": list(
      `<Relationship Id="r" Type="${TYPES}/officeDocument" Target="word/document.xml"/>`,
    ),
    "word/_rels/document.xml.rels": list(relations.join("")),
    "word/document.xml": strToU8(
      `<?xml version="1.0"?><w:document ${NAMES}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ),
    ...files,
  });
}

export const run = (text: string, properties = "") =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const paragraph = (content: string, properties = "") =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith("<") ? content : run(content)}</w:p>`;
export const bold = (text: string) => paragraph(run(text, "<w:b/>"));
export const styled = (style: string, text: string) =>
  paragraph(text, `<w:pStyle w:val="${style}"/>`);

/** As Word in Chinese names them: ids are numbers, names stay English. */
export const STYLES = [
  ["1", "heading 1"],
  ["2", "heading 2"],
  ["3", "heading 3"],
  ["a3", "Title"],
  ["a5", "caption"],
  ["TOC1", "toc 1"],
]
  .map(
    ([id, name]) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`,
  )
  .join("");

/** A picture in the text as newer programs write it. */
export const drawing = (relation: string, alt = "") =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="${alt}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="图片 1"/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

/** A PNG of its own: the same head, other bytes behind it. */
export function pngNumber(number: number, width = 320, height = 200): Uint8Array {
  return new Uint8Array([...pngOf(width, height), number & 255, number >> 8]);
}

/** A training text of three parts with headings, lists, a table, pictures and a footnote, from another hand than ours. */
export async function trainingDocument(pictures = 2): Promise<Uint8Array> {
  const { Paragraph, TextRun, HeadingLevel, ImageRun, FootnoteReferenceRun } = docx;
  const text = (words: string) => new Paragraph({ children: [new TextRun(words)] });
  const heading = (level: (typeof HeadingLevel)[keyof typeof HeadingLevel], words: string) =>
    new Paragraph({ heading: level, children: [new TextRun(words)] });
  const picture = (number: number) =>
    new Paragraph({
      children: [
        new ImageRun({
          type: "png",
          data: Buffer.from(pngNumber(number)),
          transformation: { width: 320, height: 200 },
          ...(number % 2 === 1
            ? {
                altText: {
                  name: "pic",
                  title: "",
                  description: `田小禾在第${number}户门口核对门牌。`,
                },
              }
            : {}),
        }),
      ],
    });
  const cell = (words: string, span?: { columnSpan?: number; rowSpan?: number }) =>
    new docx.TableCell({ children: [text(words)], ...span });
  const document = new docx.Document({
    numbering: {
      config: [
        {
          reference: "steps",
          levels: [{ level: 0, format: "decimal", text: "%1.", alignment: "left" }],
        },
      ],
    },
    footnotes: { 1: { children: [text("《志愿服务条例》第五条")] } },
    sections: [
      {
        headers: {
          default: new docx.Header({ children: [text("青禾社区社工站（虚构）内部资料")] }),
        },
        children: [
          heading(HeadingLevel.TITLE, "入户探访（虚构示例）"),
          heading(HeadingLevel.HEADING_1, "出发之前"),
          text(
            "田小禾是青禾社区的社工（虚构）。她今天要去看望三户老人，出发前先把要带的东西理好。",
          ),
          ...["工作证", "探访记录表", "急用联系卡"].map(
            (words) => new Paragraph({ text: words, bullet: { level: 0 } }),
          ),
          heading(HeadingLevel.HEADING_2, "怎样约时间"),
          ...["先打电话", "再发短信"].map(
            (words) => new Paragraph({ text: words, numbering: { reference: "steps", level: 0 } }),
          ),
          heading(HeadingLevel.HEADING_1, "到了门口"),
          new Paragraph({
            children: [
              new TextRun("先看门牌再"),
              new TextRun({ text: "“再敲门”", bold: true }),
              new TextRun("并报清姓名和单位。"),
              new FootnoteReferenceRun(1),
            ],
          }),
          ...Array.from({ length: pictures }, (_, index) => picture(index + 1)),
          new docx.Table({
            rows: [
              new docx.TableRow({ children: [cell("情形"), cell("做法")] }),
              new docx.TableRow({
                children: [cell("没人在家", { rowSpan: 2 }), cell("留下联系卡")],
              }),
              new docx.TableRow({ children: [cell("改天再来")] }),
            ],
          }),
          heading(HeadingLevel.HEADING_1, "回来以后"),
          text("当天写好记录，只写看到的和听到的，不写猜测。"),
        ],
      },
    ],
  });
  return new Uint8Array(await docx.Packer.toBuffer(document));
}

/** The container of old Office files and of encrypted new ones, with one name in its directory. */
export function compoundFile(name: string): Uint8Array {
  const file = Buffer.alloc(2048);
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  file.write(name, 1024, "utf16le");
  return new Uint8Array(file);
}
