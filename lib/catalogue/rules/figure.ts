/**
 * Reads a figure's SVG and rebuilds it from an allow-list: shapes, text, geometry and the classes
 * of the theme. Anything else is a fault and the figure is not used; nothing is passed through.
 * Knows no document type, no CDATA, no processing instruction and no entity but the five of XML.
 */
import type { Element, ElementContent } from "hast";
import type { BodyFault } from "@/lib/catalogue/rules/body-tree";
import { checkAttribute, isFigureElement } from "@/lib/catalogue/rules/figure-allowed";

const DEPTH_MAX = 20;
const NODES_MAX = 2000;

const token = {
  comment: /<!--(?:(?!--)[\s\S])*-->/y,
  close: /<\/([A-Za-z]+)\s*>/y,
  open: /<([A-Za-z]+)((?:\s+[A-Za-z][\w:-]*="[^"<]*")*)\s*(\/?)>/y,
  text: /[^<]+/y,
};

type Reading = { source: string; faults: BodyFault[]; nodes: number };

/** The figure as a tree, or null with the reasons. `role` and the label are given where it is shown. */
export function readFigure(source: string): { svg: Element | null; faults: BodyFault[] } {
  const reading: Reading = { source, faults: [], nodes: 0 };
  const root: Element = { type: "element", tagName: "root", properties: {}, children: [] };
  const end = readNodes(reading, [root], skipDeclaration(source));
  const [svg] = root.children.filter((node) => node.type === "element");
  if (end < source.length) report(reading, end, "这里读不懂：只能有开始、结束标签和文字");
  else if (svg?.tagName !== "svg" || root.children.length !== 1) {
    report(reading, 0, "整个文件应是一个 <svg>");
  } else if (!svg.properties.viewBox) report(reading, 0, '<svg> 缺少 viewBox="0 0 宽 高"');
  return { svg: reading.faults.length === 0 ? (svg ?? null) : null, faults: reading.faults };
}

function skipDeclaration(source: string): number {
  return (
    /^(?:<\?xml version="1\.0"(?: encoding="[Uu][Tt][Ff]-8")?\?>)?\s*/.exec(source)?.[0].length ?? 0
  );
}

/** Reads as far as the source can be understood; returns where it stopped. */
function readNodes(reading: Reading, open: Element[], start: number): number {
  const { source } = reading;
  let at = start;
  while (at < source.length) {
    const parent = open.at(-1);
    if (!parent) return at;
    const comment = match(token.comment, source, at);
    const text = match(token.text, source, at);
    const close = match(token.close, source, at);
    const opened = match(token.open, source, at);
    if (text) readText(reading, parent, text[0], at);
    else if (close) {
      if (open.length === 1 || close[1] !== parent.tagName) return at;
      open.pop();
    } else if (opened) {
      reading.nodes += 1;
      if (open.length > DEPTH_MAX || reading.nodes > NODES_MAX) return at;
      const element = readElement(reading, opened, at);
      parent.children.push(element);
      if (opened[3] !== "/") open.push(element);
    } else if (!comment) return at;
    at += (comment ?? text ?? close ?? opened)?.[0].length ?? 0;
  }
  if (open.length > 1) report(reading, at, `<${open.at(-1)?.tagName}> 没有结束标签`);
  return at;
}

function readElement(reading: Reading, opened: RegExpExecArray, at: number): Element {
  const [, name = "", attributes = ""] = opened;
  if (!isFigureElement(name)) report(reading, at, `图中不能用 <${name}>`);
  const element: Element = { type: "element", tagName: name, properties: {}, children: [] };
  const seen = new Set<string>();
  for (const [, key = "", raw = ""] of attributes.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    const value = decode(raw);
    if (value === null) report(reading, at, `${key} 里有不认识的 & 符号，写作 &amp;`);
    else if (seen.has(key)) report(reading, at, `<${name}> 的 ${key} 写了两次`);
    else if (!checkAttribute(name, key, value)) {
      report(reading, at, `<${name}> 不能用 ${key}="${value.slice(0, 40)}"`);
    } else if (key === "class") element.properties.className = value.split(" ");
    else if (key !== "xmlns") element.properties[key] = value;
    seen.add(key);
  }
  return element;
}

function readText(reading: Reading, parent: Element, raw: string, at: number): void {
  if (raw.trim() === "") return;
  const value = decode(raw);
  if (value === null) report(reading, at, "有不认识的 & 符号，写作 &amp;");
  else if (!["text", "tspan", "title", "desc"].includes(parent.tagName)) {
    report(reading, at, "文字要放在 <text> 里");
  } else parent.children.push({ type: "text", value } satisfies ElementContent);
}

const entities: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** Text with its entities resolved; null when it holds one that is not of XML. */
function decode(raw: string): string | null {
  if (/&(?!(?:lt|gt|amp|quot|apos);)/.test(raw)) return null;
  return raw.replaceAll(/&(\w+);/g, (_, name: string) => entities[name] ?? "");
}

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

function report(reading: Reading, at: number, message: string): void {
  const line = reading.source.slice(0, at).split("\n").length;
  reading.faults.push({ line, message });
}
