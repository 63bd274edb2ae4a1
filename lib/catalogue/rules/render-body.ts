/**
 * Markdown → the HTML a lesson's page is made of, with its headings, words and self-checks.
 * Pure: figures are passed in, faults are returned.
 */
import type { Element, ElementContent, Root as HtmlRoot } from "hast";
import { toString as wordsOf } from "hast-util-to-string";
import rehypeStringify from "rehype-stringify";
import remarkRehype, { type Options } from "remark-rehype";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import type { Passage, RenderedLesson } from "@/lib/catalogue/model";
import { type CalloutKind, calloutNames } from "@/lib/catalogue/model/callout";
import { type BodyFault, isCallout, isLabel, readBody } from "@/lib/catalogue/rules/body-tree";
import { element, text } from "@/lib/catalogue/rules/elements";
import {
  audioFigure,
  documentLink,
  MEDIA_ADDRESS,
  picture,
  type ShownMedia,
  videoFigure,
} from "@/lib/catalogue/rules/media-blocks";
import { passagesOf, readingSeconds, searchText } from "@/lib/catalogue/rules/passages";
import { sanitise } from "@/lib/catalogue/rules/sanitise";
import { PICTURE_PATH } from "@/lib/media/model";

/** Figures by path; null for a file that is there but cannot be shown. */
export type Figures = Readonly<Record<string, Element | null>>;

/** What a body may show beside its words. */
export type BodyAssets = { figures: Figures; media: Readonly<Record<string, ShownMedia>> };

type Placed = { name: string; line: number };

export type RenderedBody = Pick<RenderedLesson, "html" | "headings" | "text" | "readingSeconds"> & {
  checks: Placed[];
  figures: Placed[];
  /** Every file that a video, a recording, a picture or a document link names. */
  media: Placed[];
  passages: Passage[];
};

type Handlers = NonNullable<Options["handlers"]>;

const printer = unified().use(rehypeStringify).freeze();

/** Renders a body. `faults` holds everything in it that a lesson may not hold; lines are the body's. */
export function renderBody(
  markdown: string,
  { figures = {}, media = {} }: Partial<BodyAssets>,
): { body: RenderedBody; faults: BodyFault[] } {
  const { tree, faults } = readBody(markdown);
  const passages = passagesOf(tree);
  const placed: Pick<RenderedBody, "checks" | "figures" | "media"> = {
    checks: [],
    figures: [],
    media: [],
  };
  visit(tree, "leafDirective", ({ name, attributes, position }) => {
    const line = position?.start.line ?? 1;
    if (name === "check") placed.checks.push({ name: attributes?.question ?? "", line });
    if (name === "figure") {
      const src = attributes?.src ?? "";
      placed[PICTURE_PATH.test(src) ? "media" : "figures"].push({ name: src, line });
    }
    if (name !== "video" && name !== "audio" && name !== "document") return;
    for (const file of [attributes?.src, attributes?.captions, attributes?.poster]) {
      if (file) placed.media.push({ name: file, line });
    }
  });

  const handlers = directiveHandlers({ figures, media });
  const html = unified().use(remarkRehype, { handlers }).runSync(tree) as HtmlRoot;
  faults.push(...keepSecureLinks(html));
  const headings = nameHeadings(html);
  wrapTables(html);

  const text = searchText(passages);
  return {
    body: {
      html: printer.stringify(sanitise(html)),
      headings,
      text,
      readingSeconds: readingSeconds(text),
      passages,
      ...placed,
    },
    faults: faults.sort((a, b) => a.line - b.line),
  };
}

function directiveHandlers({ figures, media }: BodyAssets): Handlers {
  let callouts = 0;
  return {
    containerDirective: (state, node) => {
      callouts += 1;
      const label = node.children.find(isLabel);
      const rest = { ...node, children: node.children.filter((child: never) => child !== label) };
      return callout(
        isCallout(node.name) ? node.name : "point",
        `c-${callouts}`,
        label ? state.all(label) : [],
        state.wrap(state.all(rest), true),
      );
    },
    leafDirective: (_state, node) => {
      const given = node.attributes ?? {};
      const { question, src, alt, caption } = given;
      if (node.name === "check") return element("div", { dataCheck: question });
      if (node.name === "video") return videoFigure(given, media);
      if (node.name === "audio") return audioFigure(given, media);
      if (node.name === "document") return documentLink(given, media);
      const svg = Object.hasOwn(figures, src ?? "") ? figures[src] : null;
      const shown = svg ? drawn(svg, alt ?? "") : picture(src ?? "", alt ?? "", media);
      return figure(shown, caption ?? "");
    },
  };
}

function callout(
  kind: CalloutKind,
  id: string,
  title: ElementContent[],
  children: ElementContent[],
): Element {
  const name =
    title.length > 0 ? [text(" "), element("span", { className: ["callout-name"] }, title)] : [];
  return element("aside", { className: ["callout", `callout-${kind}`], ariaLabelledBy: [id] }, [
    element("p", { className: ["callout-title"], id }, [
      element("span", { className: ["callout-kind"] }, [text(calloutNames[kind])]),
      ...name,
    ]),
    ...children,
  ]);
}

function drawn(svg: Element, alt: string): Element[] {
  return [{ ...svg, properties: { ...svg.properties, role: "img", ariaLabel: alt } }];
}

function figure(shown: Element[], caption: string): Element {
  const words = caption ? [element("figcaption", {}, [text(caption)])] : [];
  return element("figure", { className: ["figure"] }, [...shown, ...words]);
}

/** Links lead out over https or are not links; what they say stays. */
function keepSecureLinks(tree: HtmlRoot): BodyFault[] {
  const faults: BodyFault[] = [];
  visit(tree, "element", (node) => {
    if (node.tagName !== "a") return;
    const href = String(node.properties.href ?? "");
    if (MEDIA_ADDRESS.test(href)) return;
    if (isSecure(href)) {
      node.properties = { href, rel: ["noopener"] };
      return;
    }
    faults.push({
      line: node.position?.start.line ?? 1,
      message: `链接只能用 https:// 开头的网址：${href.slice(0, 60)}`,
    });
    node.tagName = "span";
    node.properties = {};
  });
  return faults;
}

function isSecure(href: string): boolean {
  if (!/^https:\/\/[^/\\]/.test(href) || !URL.canParse(href)) return false;
  const { protocol, username, password } = new URL(href);
  return protocol === "https:" && username === "" && password === "";
}

/** Gives headings ids made of their words, so that a link to one still says where it leads. */
function nameHeadings(tree: HtmlRoot): RenderedLesson["headings"] {
  const taken = new Set<string>();
  const headings: RenderedLesson["headings"] = [];
  visit(tree, "element", (node) => {
    if (!/^h[1-6]$/.test(node.tagName)) return;
    const words = wordsOf(node).trim();
    const base = `s-${
      words
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu)
        ?.join("-") ?? "x"
    }`;
    let id = base;
    for (let next = 2; taken.has(id); next += 1) id = `${base}-${next}`;
    taken.add(id);
    if (node.tagName === "h1") node.tagName = "h2";
    node.properties = { id };
    if (node.tagName === "h2") headings.push({ id, text: words });
  });
  return headings;
}

/** A wide table scrolls in a frame of its own that the keyboard can reach and that has a name. */
function wrapTables(tree: HtmlRoot): void {
  visit(tree, "element", (node, index, parent) => {
    if (node.tagName === "th") node.properties.scope = "col";
    if (node.tagName !== "table" || !parent || index === undefined) return;
    if (parent.type === "element" && parent.properties.role === "region") return;
    const heads: string[] = [];
    visit(node, "element", (cell) => {
      if (cell.tagName === "th") heads.push(wordsOf(cell).trim());
    });
    const label = `表格：${heads.filter((head) => head !== "").join("、")}`;
    const frame: Element["properties"] = {
      className: ["table-scroll"],
      role: "region",
      tabIndex: 0,
      ariaLabel: label,
    };
    parent.children[index] = element("div", frame, [node]);
  });
}
