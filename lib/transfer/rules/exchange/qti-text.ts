/** The words of a QTI body: its HTML elements as text, without the parts where one answers. Pure. */
import { BLANK_MARK } from "@/lib/transfer/model/exchange";
import { htmlToText, type PlainText } from "@/lib/transfer/rules/exchange/html-text";
import type { PictureReader } from "@/lib/transfer/rules/exchange/picture-box";
import { escapeXml, type XmlElement } from "@/lib/transfer/rules/exchange/xml";

export type QtiText = PlainText;

type Ways = {
  /** Whether a field to write in stands as the mark of a blank, or as nothing. */
  blanks?: boolean;
  picture?: PictureReader | undefined;
};

export function qtiText(
  element: XmlElement | undefined,
  { blanks = false, picture }: Ways = {},
): QtiText {
  if (!element) return { text: "", lost: [] };
  return htmlToText(element.children.map((child) => htmlOf(child, blanks)).join(""), picture);
}

const leftOut = /^(prompt|feedbackInline|feedbackBlock|rubricBlock|simpleChoice)$/;

function htmlOf(node: XmlElement | string, blanks: boolean): string {
  if (typeof node === "string") return escapeXml(node);
  if (node.name === "textEntryInteraction") return blanks ? BLANK_MARK : "";
  if (node.name.endsWith("Interaction") || leftOut.test(node.name)) return "";
  const inside = node.children.map((child) => htmlOf(child, blanks)).join("");
  const name = /^[a-z][a-z0-9]*$/i.test(node.name) ? node.name.toLowerCase() : "span";
  if (name === "img") {
    const { src = "", alt = "" } = node.attributes;
    return `<img src="${escapeXml(src)}" alt="${escapeXml(alt)}">`;
  }
  // QTI 2 may show a picture as an object, whose words stand within.
  if (name === "object" && /^image\//i.test(node.attributes.type ?? "")) {
    const { data = "" } = node.attributes;
    return `<img src="${escapeXml(data)}" alt="${escapeXml(deepWordsOf(node).trim())}">`;
  }
  return name === "br" ? "<br>" : `<${name}>${inside}</${name}>`;
}

function deepWordsOf(node: XmlElement | string): string {
  return typeof node === "string" ? node : node.children.map(deepWordsOf).join("");
}
