/**
 * XML as a tree, read so that no file can harm: no document type, hence no entity but the five of
 * XML and no external file; bounded depth and size. Pure.
 */
import { SaxesParser } from "saxes";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";

export type XmlElement = {
  /** Local name, without prefix. */
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
  line: number;
};

const DEPTH_MAX = 100;
const NODES_MAX = 600_000;

/** @throws UnreadableFile when it is not well-formed, has a document type, or is too large */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const root: XmlElement = { name: "", attributes: {}, children: [], line: 0 };
  const open = [root];
  let nodes = 0;
  const grow = () => {
    nodes += 1;
    if (nodes > NODES_MAX) throw new UnreadableFile("文件里的内容太多，请分成几个文件");
  };
  parser.on("error", (error) => {
    const place = /^(?:undefined:)?(\d+):/.exec(error.message)?.[1];
    throw new UnreadableFile(`不是完好的 XML 文件${place ? `（第${place}行附近有误）` : ""}`);
  });
  parser.on("doctype", () => {
    throw new UnreadableFile("文件里有文档类型声明（DOCTYPE），为了安全不予读取");
  });
  parser.on("opentag", ({ name, attributes }) => {
    grow();
    if (open.length > DEPTH_MAX) throw new UnreadableFile("文件里层层嵌套太深，读不了");
    const element: XmlElement = {
      name: localName(name),
      attributes: attributesOf(attributes),
      children: [],
      line: parser.line,
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  const words = (value: string) => {
    grow();
    open.at(-1)?.children.push(value);
  };
  parser.on("text", words);
  parser.on("cdata", words);
  parser.write(text.replace(/^\ufeff/, "")).close();

  const [first] = elementsOf(root);
  if (!first) throw new UnreadableFile("XML 文件是空的");
  return first;
}

/** The elements directly within, all of them or those of a name. */
export function elementsOf(parent: XmlElement, name?: string): XmlElement[] {
  return parent.children.filter(
    (child): child is XmlElement => typeof child !== "string" && (!name || child.name === name),
  );
}

/** The first element directly within of that name. */
export function elementOf(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent && elementsOf(parent, name)[0];
}

/** All elements within, at any depth, of a name, in the order of the file. */
export function descendantsOf(parent: XmlElement, name: string): XmlElement[] {
  return elementsOf(parent).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendantsOf(child, name),
  ]);
}

/** The words of an element and everything within, as they stand. */
export function wordsOf(element: XmlElement | undefined): string {
  if (!element) return "";
  return element.children
    .map((child) => (typeof child === "string" ? child : wordsOf(child)))
    .join("");
}

/** Text for an element's content or an attribute; characters that XML cannot hold are left out. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

const none: Record<string, string> = {};

function attributesOf(attributes: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(attributes);
  return entries.length === 0
    ? none
    : Object.fromEntries(entries.map(([key, value]) => [localName(key), String(value)]));
}

function localName(name: string): string {
  return name.split(":").at(-1) ?? name;
}
