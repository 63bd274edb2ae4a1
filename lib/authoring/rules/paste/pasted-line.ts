/** Words of a clipboard with the marks that mean something; colours, sizes and fonts mean nothing. Pure. */

import type { Pasted, PastedElement } from "@/lib/authoring/rules/paste/pasted-tree";
import { type EditorMark, type EditorNode, textNode } from "@/lib/authoring/rules/writing/nodes";

/** What did not come along, in words, each with how often. */
export type Lost = Map<string, number>;

export function lose(lost: Lost, what: string): void {
  lost.set(what, (lost.get(what) ?? 0) + 1);
}

export const INSECURE_LINK = "不是 https 的链接，文字保留，网址没有";

export function lineOf(node: Pasted, marks: readonly EditorMark[], lost: Lost): EditorNode[] {
  if (typeof node === "string") {
    const text = node.replaceAll(/[\t\r\n\f ]+/g, " ").replaceAll("\u00a0", " ");
    return text === "" ? [] : [textNode(text, marks)];
  }
  if (node.name === "br") return [{ type: "hardBreak" }];
  const inside = [...marks, ...marksOf(node, lost)].filter(
    (mark, place, all) => all.findIndex((other) => other.type === mark.type) === place,
  );
  const plain = isPlain(node) ? inside.filter((mark) => mark.type !== "bold") : inside;
  return node.children.flatMap((child) => lineOf(child, plain, lost));
}

function marksOf({ name, attributes, style }: PastedElement, lost: Lost): EditorMark[] {
  const marks: EditorMark[] = [];
  const weight = style["font-weight"] ?? "";
  if (/^(b|strong)$/.test(name) || /^(bold|[6-9]00)$/.test(weight)) marks.push({ type: "bold" });
  if (/^(i|em)$/.test(name) || style["font-style"] === "italic") marks.push({ type: "italic" });
  if (/^(s|strike|del)$/.test(name) || /line-through/.test(style["text-decoration"] ?? "")) {
    marks.push({ type: "strike" });
  }
  if (/^(code|kbd|tt)$/.test(name)) marks.push({ type: "code" });
  if (name === "a" && attributes.href && !attributes.href.startsWith("#")) {
    if (/^https:\/\/[^/\\@]+/.test(attributes.href)) {
      marks.push({ type: "link", attrs: { href: attributes.href } });
    } else lose(lost, INSECURE_LINK);
  }
  return marks;
}

/** Programs say <b style="font-weight:normal"> for what is not bold. */
function isPlain({ style }: PastedElement): boolean {
  return /^(normal|400)$/.test(style["font-weight"] ?? "");
}
