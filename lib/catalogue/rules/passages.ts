/** The words of a lesson, stretch by stretch with their lines, and how long reading them takes. */
import type { Root, RootContent } from "mdast";
import type { Passage } from "@/lib/catalogue/model";
import { isCallout, isLabel, lineOf, textOf } from "@/lib/catalogue/rules/body-tree";

/** A calm silent reader: Chinese characters a minute, and words a minute in other scripts. */
const CHARACTERS_A_MINUTE = 400;
const WORDS_A_MINUTE = 200;

/** Headings, paragraphs, table rows, titles and captions in the order of the text. */
export function passagesOf(tree: Root): Passage[] {
  return tree.children.flatMap((node) => passages(node, null));
}

/** The plain text for search: what a reader sees, one passage a line. */
export function searchText(passages: readonly Passage[]): string {
  return passages
    .filter(({ kind }) => kind !== "alternative")
    .map(({ text }) => text.replaceAll(/\s+/g, " ").trim())
    .filter((text) => text !== "")
    .join("\n");
}

/**
 * Estimated seconds of silent reading, at least one. Assumes 400 Chinese characters or 200 words
 * of another script a minute; punctuation, pictures and self-checks cost nothing.
 */
export function readingSeconds(text: string): number {
  const minutes = countChinese(text) / CHARACTERS_A_MINUTE + countWords(text) / WORDS_A_MINUTE;
  return Math.max(1, Math.round(minutes * 60));
}

export function countChinese(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0;
}

/** Words and numbers between the Chinese. */
function countWords(text: string): number {
  return text.match(/(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu)?.length ?? 0;
}

function passages(node: RootContent, callout: Passage["callout"]): Passage[] {
  const line = lineOf(node);
  switch (node.type) {
    case "paragraph":
      return [{ line, text: textOf(node), kind: isLabel(node) ? "title" : "text", callout }];
    case "heading":
      return [{ line, text: textOf(node), kind: "heading", callout }];
    case "code":
      return [{ line, text: node.value, kind: "text", callout }];
    case "tableRow":
      return [{ line, text: node.children.map(textOf).join("　"), kind: "text", callout }];
    case "leafDirective": {
      if (node.name === "check") return [];
      const { alt, caption, title } = node.attributes ?? {};
      const below = caption ?? title;
      const shown: Passage[] = below ? [{ line, text: below, kind: "caption", callout }] : [];
      return alt ? [...shown, { line, text: alt, kind: "alternative", callout }] : shown;
    }
    case "containerDirective": {
      const label = node.children.find(isLabel);
      const within =
        callout ??
        (isCallout(node.name) ? { kind: node.name, title: label ? textOf(label) : "" } : null);
      return node.children.flatMap((child) => passages(child, within));
    }
    default:
      return "children" in node ? node.children.flatMap((child) => passages(child, callout)) : [];
  }
}
