/** Pictures, drawings and embedded things of a Word document. Pure. */
import { createHash } from "node:crypto";
import { PICTURE_BYTES_MAX, PICTURE_PIXELS_MAX, pictureKind } from "@/lib/media/rules/picture";
import { descendantsOf, elementOf, type XmlElement } from "@/lib/transfer/rules/exchange/xml";
import type { Relation, WordContainer } from "@/lib/transfer/rules/word/container";
import type { LossLog } from "@/lib/transfer/rules/word/loss-log";

export const WORD_PICTURES_MAX = 1000;

export type FoundPicture = { path: string; alt: string };

/** What stands in a drawing: its pictures, and the text of its boxes, to be read as paragraphs. */
export type Drawn = { pictures: FoundPicture[]; boxes: XmlElement[] };

type Relations = ReadonlyMap<string, Relation>;

export class PictureShelf {
  readonly pictures = new Map<string, Uint8Array>();

  constructor(
    private readonly container: WordContainer,
    private readonly log: LossLog,
  ) {}

  /** `w:drawing` and `w:pict`, with whatever is drawn in them. */
  read(drawing: XmlElement, relations: Relations): Drawn {
    const boxes = descendantsOf(drawing, "txbxContent").filter((box) => !isNested(drawing, box));
    const pictures = [
      ...descendantsOf(drawing, "pic").flatMap((pic) => this.modern(pic, drawing, relations)),
      ...descendantsOf(drawing, "imagedata").flatMap((image) =>
        this.old(image, drawing, relations),
      ),
    ];
    const named = namesOf(drawing);
    for (const what of named) this.log.add(what, true);
    const holds = ["pic", "imagedata"].some((name) => descendantsOf(drawing, name).length > 0);
    const isShape = !holds && boxes.length + named.length === 0;
    if (isShape && !isRule(drawing)) this.log.add("画出来的图形（线条、箭头、形状）", true);
    if (boxes.length > 0) this.log.add("文本框：里面的文字放到了这一段后面", false);
    return { pictures, boxes };
  }

  /** `w:object`: something of another program. Its picture comes along where it can be shown. */
  readObject(object: XmlElement, relations: Relations): FoundPicture[] {
    const program = descendantsOf(object, "OLEObject")[0]?.attributes.ProgID ?? "";
    const isFormula = /^(Equation|MathType)/i.test(program);
    this.log.add(
      isFormula ? "公式（旧版公式编辑器）" : `嵌入的对象${program && `（${program}）`}`,
      true,
    );
    return descendantsOf(object, "imagedata").flatMap((image) =>
      this.old(image, object, relations, !isFormula),
    );
  }

  private modern(pic: XmlElement, drawing: XmlElement, relations: Relations): FoundPicture[] {
    const blip = descendantsOf(pic, "blip")[0];
    const source = descendantsOf(pic, "srcRect")[0];
    if (source && Object.values(source.attributes).some((cut) => Number(cut) > 0)) {
      this.log.add("裁剪过的图片：用的是没有裁剪的原图", false);
    }
    const own = descendantsOf(pic, "cNvPr")[0]?.attributes ?? {};
    const whole = descendantsOf(drawing, "docPr")[0]?.attributes ?? {};
    const alt = [whole.descr, own.descr, whole.title, own.title]
      .map(altOf)
      .find((text) => text !== "");
    return this.take(blip?.attributes.embed, blip?.attributes.link, alt ?? "", relations);
  }

  private old(
    image: XmlElement,
    drawing: XmlElement,
    relations: Relations,
    tell = true,
  ): FoundPicture[] {
    const shape = descendantsOf(drawing, "shape")[0]?.attributes ?? {};
    const { id, href } = image.attributes;
    return this.take(id, href, altOf(shape.alt ?? image.attributes.title), relations, tell);
  }

  private take(
    id: string | undefined,
    linked: string | undefined,
    alt: string,
    relations: Relations,
    tell = true,
  ): FoundPicture[] {
    const lose = (what: string): FoundPicture[] => {
      if (tell) this.log.add(what, true);
      return [];
    };
    const relation = relations.get(id ?? linked ?? "");
    if (!relation) return lose("图片：文档里没有它的文件");
    if (relation.external) return lose("链接到别处的图片：请在 Word 里把它插入文档");
    const content = this.container.bytes(relation.target);
    if (!content) return lose("图片：文档里没有它的文件");
    const kind = pictureKind(content);
    if (!kind) {
      const ending = /\.(\w{1,5})$/.exec(relation.target)?.[1]?.toUpperCase() ?? "";
      return lose(
        `图片${ending && `（${ending} 格式）`}：浏览器显示不了，请另存为 PNG 或 JPG 再插入`,
      );
    }
    if (
      content.length > PICTURE_BYTES_MAX ||
      Math.max(kind.width, kind.height) > PICTURE_PIXELS_MAX
    ) {
      return lose("图片太大（最大5 MB、长宽各6000像素）：请在 Word 里压缩图片");
    }
    const hash = createHash("sha256").update(content).digest("hex");
    const path = `media/word-${hash.slice(0, 16)}.${kind.ending}`;
    if (!this.pictures.has(path) && this.pictures.size >= WORD_PICTURES_MAX) {
      return lose(`图片超过${WORD_PICTURES_MAX}张，后面的没有带来`);
    }
    this.pictures.set(path, content);
    return [{ path, alt }];
  }
}

/** Alternative text that a person wrote; empty for what programs put there. */
function altOf(text: string | undefined): string {
  const plain = (text ?? "").replaceAll(/\s+/g, " ").trim().slice(0, 500);
  const isName =
    /^(图片|图像|picture|image|img|图|photo|截图|微信图片|wps图片)?[\s_\-–()（）\d.]*(\.\w{2,4})?$/i;
  const isGuess = /描述已自动生成|description automatically generated|自动生成的说明/i;
  const isFile = /^\S+\.(png|jpe?g|gif|bmp|webp|emf|wmf)$/i;
  const isHash = /^[0-9a-f]{16,}$/i;
  return [isName, isGuess, isFile, isHash].some((junk) => junk.test(plain)) ? "" : plain;
}

/** Charts, diagrams and decorated words have no picture that a browser shows. */
function namesOf(drawing: XmlElement): string[] {
  const uri = descendantsOf(drawing, "graphicData")[0]?.attributes.uri ?? "";
  const art = descendantsOf(drawing, "textpath")[0]?.attributes.string;
  return [
    ...(/chart/.test(uri) ? ["图表：请截图后作为图片插入"] : []),
    ...(/diagram/.test(uri) ? ["SmartArt 图形：请截图后作为图片插入"] : []),
    ...(art ? [`艺术字“${art.slice(0, 20)}”`] : []),
  ];
}

function isRule(drawing: XmlElement): boolean {
  return ["rect", "line"].some((name) => elementOf(drawing, name)?.attributes.hr !== undefined);
}

function isNested(drawing: XmlElement, box: XmlElement): boolean {
  return descendantsOf(drawing, "txbxContent").some(
    (other) => other !== box && descendantsOf(other, "txbxContent").includes(box),
  );
}
