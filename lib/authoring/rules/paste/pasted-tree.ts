/** HTML as it comes from a clipboard, as a small tree: elements with attributes, words, and nothing else. Pure. */
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

export type PastedElement = {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** Declarations of its own style, lower-case. */
  style: Readonly<Record<string, string>>;
  children: Pasted[];
};
export type Pasted = PastedElement | string;

type Parsed = DefaultTreeAdapterTypes.ChildNode;

/** What never says anything: styles, scripts, what Word puts there for itself. */
const SILENT = new Set(
  "style script meta link title xml head noscript template svg math iframe object select textarea button input".split(
    " ",
  ),
);

export function pastedTree(html: string): Pasted[] {
  // Clipboards mark the part that was copied; what stands around it is the program's own.
  const marked = /<!--StartFragment-->([\s\S]*)<!--EndFragment-->/.exec(html)?.[1];
  return parseFragment(marked ?? html).childNodes.flatMap(treeOf);
}

function treeOf(node: Parsed): Pasted[] {
  if ("value" in node) return [node.value];
  if (!("tagName" in node)) return [];
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
  const style = declarations(attributes.style ?? "");
  const name = node.tagName;
  if (SILENT.has(name) || style.display === "none" || style["mso-hide"] === "all") return [];
  const children = node.childNodes.flatMap(treeOf);
  // Word's own tags, such as <o:p>, only stand around what they hold.
  if (name.includes(":"))
    return name === "v:imagedata" ? [{ name, attributes, style, children }] : children;
  return [{ name, attributes, style, children }];
}

function declarations(style: string): Record<string, string> {
  return Object.fromEntries(
    style
      .toLowerCase()
      .split(";")
      .flatMap((line) => {
        const at = line.indexOf(":");
        return at < 0 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()]];
      }),
  );
}

export function wordsIn(nodes: readonly Pasted[]): string {
  return nodes.map((node) => (typeof node === "string" ? node : wordsIn(node.children))).join("");
}
