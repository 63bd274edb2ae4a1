/** An item of IMS QTI 1.2, in the shapes that course systems write. Pure. */
import { BLANK_MARK, type ExchangeDraft } from "@/lib/transfer/model/exchange";
import { judgementOf } from "@/lib/transfer/rules/exchange/checked";
import { htmlToText } from "@/lib/transfer/rules/exchange/html-text";
import type { PictureReader } from "@/lib/transfer/rules/exchange/picture-box";
import type { QtiRead } from "@/lib/transfer/rules/exchange/qti-item";
import {
  descendantsOf,
  elementOf,
  elementsOf,
  wordsOf,
  type XmlElement,
} from "@/lib/transfer/rules/exchange/xml";

type Choice = { id: string; text: string };
type Field = { id: string; several: boolean; ordered: boolean; label: string; choices: Choice[] };

export function readItem1(item: XmlElement, picture?: PictureReader): QtiRead {
  const presentation = elementOf(item, "presentation");
  if (!presentation) return { fault: "没有题干" };
  const lost = new Set<string>();
  const source: Source = { lost, picture };
  const fields = descendantsOf(presentation, "response_lid").map((lid) => fieldOf(lid, source));
  const blanks = descendantsOf(presentation, "response_str").concat(
    descendantsOf(presentation, "response_num"),
  );
  const others = descendantsOf(presentation, "response_xy").concat(
    descendantsOf(presentation, "response_grp"),
  );
  if (others.length > 0) return { fault: `题型“${others[0]?.name}”没有对应的题型` };
  const stem = stemOf(presentation, source);
  const body = fields.length > 0 ? choiceBody(item, fields) : writtenBody(item, blanks, stem);
  if (typeof body === "string") return { fault: body };
  const feedbacks = elementsOf(item, "itemfeedback");
  const general = feedbacks.find(({ attributes }) => attributes.ident === "general_fb");
  if (feedbacks.length > (general ? 1 : 0)) lost.add("各选项的反馈");
  const draft = {
    name: item.attributes.title ?? "",
    stem,
    explanation: general ? materialsOf(general, source) : "",
    points: pointsOf(item),
    ...body,
  } as ExchangeDraft;
  return { draft, notes: [...lost].map((what) => `${what}没有带入`) };
}

function fieldOf(lid: XmlElement, source: Source): Field {
  const own = elementsOf(lid).filter(({ name }) => name === "material");
  return {
    id: lid.attributes.ident ?? "",
    several: lid.attributes.rcardinality?.toLowerCase() === "multiple",
    ordered: lid.attributes.rcardinality?.toLowerCase() === "ordered",
    label: own.map((material) => materialsOf(material, source)).join("\n"),
    choices: descendantsOf(lid, "response_label").map((label) => ({
      id: label.attributes.ident ?? "",
      text: materialsOf(label, source),
    })),
  };
}

/** The words before the fields; those within a field belong to it. */
function stemOf(presentation: XmlElement, source: Source): string {
  const outside = (element: XmlElement): XmlElement => ({
    ...element,
    children: element.children
      .filter((child) => typeof child === "string" || child.name !== "response_lid")
      .map((child) => (typeof child === "string" ? child : outside(child))),
  });
  return materialsOf(outside(presentation), source);
}

function materialsOf(element: XmlElement, source: Source): string {
  if (element.name === "mattext") {
    const words = wordsOf(element);
    if (element.attributes.texttype?.toLowerCase() !== "text/html") return words.trim();
    const read = htmlToText(words, source.picture);
    for (const what of read.lost) source.lost.add(what);
    return read.text;
  }
  if (/^mat(image|audio|video|applet|application)$/.test(element.name)) {
    const { uri = "", label = "" } = element.attributes;
    const picture = element.name === "matimage" ? source.picture?.(uri, label) : null;
    if (picture) return picture;
    source.lost.add(element.name === "matimage" ? "图片" : "媒体");
    return "";
  }
  if (element.name === "response_str" || element.name === "response_num") return "";
  return elementsOf(element)
    .map((child) => materialsOf(child, source))
    .filter((text) => text !== "")
    .join("\n");
}

/** Where pictures are looked for, and what did not come along. */
type Source = { lost: Set<string>; picture: PictureReader | undefined };
type Body = { [field: string]: unknown; type: ExchangeDraft["type"] };

function choiceBody(item: XmlElement, fields: readonly Field[]): Body | string {
  const [field] = fields;
  if (!field) return "没有作答的地方";
  if (fields.length > 1) return matchingBody(item, fields);
  const right = rightValues(item, field.id);
  if (right.length === 0) return "没有写正确答案";
  if (field.ordered) {
    const items = right.flatMap((id) => field.choices.find((c) => c.id === id)?.text ?? []);
    return items.length === field.choices.length
      ? { type: "ordering", items }
      : "没有写完整的正确顺序";
  }
  const truths = field.choices.map(({ text }) => judgementOf(text));
  if (!field.several && truths.length === 2 && truths.includes(true) && truths.includes(false)) {
    return {
      type: "judgement",
      answer: truths[field.choices.findIndex((c) => c.id === right[0])] === true,
    };
  }
  return {
    type: field.several ? "multiple" : "single",
    choices: field.choices.map(({ id, text }) => ({ text, correct: right.includes(id) })),
  };
}

/** Several lists with the same choices: each list's words go with the choice that is right there. */
function matchingBody(item: XmlElement, fields: readonly Field[]): Body | string {
  const pairs = fields.map((field) => ({
    left: field.label,
    right: field.choices.find(({ id }) => rightValues(item, field.id).includes(id))?.text ?? "",
  }));
  if (pairs.some(({ right }) => right === "")) return "没有给左边每一项写一个配对";
  const used = new Set(pairs.map(({ right }) => right));
  const all = new Set(fields.flatMap(({ choices }) => choices.map(({ text }) => text)));
  return { type: "matching", pairs, distractors: [...all].filter((text) => !used.has(text)) };
}

function writtenBody(item: XmlElement, blanks: readonly XmlElement[], stem: string): Body | string {
  if (blanks.length === 0) return "没有作答的地方";
  const accepted = blanks.map((blank) => rightValues(item, blank.attributes.ident ?? ""));
  if (accepted.every((words) => words.length === 0)) return { type: "essay" };
  const marked = stem.replaceAll(/_{2,}|\[[\w-]+\]/g, BLANK_MARK);
  const marks = marked.split(BLANK_MARK).length - 1;
  return {
    type: "fill",
    stem: marks === blanks.length ? marked : stem + blanks.map(() => BLANK_MARK).join(" "),
    blanks: accepted.map((accepts) => ({ accepts })),
  };
}

/** Values that earn points for a response: those tested for, and not within a `not`. */
function rightValues(item: XmlElement, response: string): string[] {
  const conditions = descendantsOf(item, "respcondition").filter(earns);
  const values = conditions.flatMap((condition) => {
    const test = elementOf(condition, "conditionvar");
    return test ? equals(test, response) : [];
  });
  return [...new Set(values)];
}

function earns(condition: XmlElement): boolean {
  const set = elementsOf(condition, "setvar");
  return set.length > 0
    ? set.some((element) => Number(wordsOf(element)) > 0)
    : elementsOf(condition, "displayfeedback").some(
        ({ attributes }) => attributes.linkrefid === "correct",
      );
}

function equals(test: XmlElement, response: string): string[] {
  return elementsOf(test).flatMap((child) => {
    if (child.name === "not") return [];
    const mine = child.name === "varequal" && child.attributes.respident === response;
    return mine ? [wordsOf(child).trim()] : equals(child, response);
  });
}

function pointsOf(item: XmlElement): number | null {
  const field = descendantsOf(item, "qtimetadatafield").find(
    (entry) => wordsOf(elementOf(entry, "fieldlabel")).trim() === "points_possible",
  );
  const points = Number(wordsOf(elementOf(field, "fieldentry")));
  return Number.isInteger(points) && points >= 1 && points <= 100 ? points : null;
}
