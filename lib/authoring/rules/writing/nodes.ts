/**
 * The text of a lesson as the editor holds it: the same shape as the editor's own JSON. Pure words;
 * what each node may hold is written in the editor's schema and in `read-block.ts`.
 */

export type EditorMark = { type: string; attrs?: Record<string, unknown> };

export type EditorNode = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: EditorNode[];
  marks?: EditorMark[];
  text?: string;
};

/** What stands on a line of its own, by the name of its directive, with its items in order. */
export const leafItems = {
  figure: ["src", "alt", "caption"],
  check: ["question"],
  video: ["src", "captions", "poster", "title", "alt"],
  audio: ["src", "captions", "title"],
  document: ["src", "title", "pages"],
} as const satisfies Record<string, readonly string[]>;
export type LeafKind = keyof typeof leafItems;

export function isLeafKind(name: string): name is LeafKind {
  return Object.hasOwn(leafItems, name);
}

/** Marks from the outermost to the innermost where several begin at one place and are as long. */
export const markOrder = ["link", "bold", "italic", "strike", "code"] as const;

export function node(
  type: string,
  attrs: Record<string, unknown> | null,
  content?: EditorNode[],
): EditorNode {
  return {
    type,
    ...(attrs && { attrs }),
    ...(content && content.length > 0 ? { content } : {}),
  };
}

export function textNode(text: string, marks: readonly EditorMark[] = []): EditorNode {
  return { type: "text", ...(marks.length > 0 && { marks: [...marks] }), text };
}

/** The words of a node, without marks. */
export function wordsOf(of: EditorNode): string {
  if (of.type === "hardBreak") return "\n";
  return (of.text ?? "") + (of.content ?? []).map(wordsOf).join("");
}
