"use client";
import type { Editor } from "@tiptap/core";
import { useRef, useState } from "react";
import type { MediaChoice } from "@/components/editor/lesson-place";
import { ask } from "@/components/editor/saving/draft-door";
import { type EditorNode, node } from "@/lib/authoring/rules/writing/nodes";
import { isRefusalCode, refusals } from "@/lib/platform/result";

type Options = { courseSlug: string; onStored: (file: MediaChoice) => void };

/** Reads pasted HTML. Large, and not needed to begin writing. */
const pasteRules = () => import("@/lib/authoring/rules/paste/paste-html");
const NO_FORM = "现在连不上网络，只带来了文字，没有带来标题、表格这些格式";

/** Fetches what reads pasted HTML, so that it is there without network. */
function prepare() {
  pasteRules().catch(() => undefined);
}

/** What is pasted or dropped: text without its rubbish, pictures stored with the course. */
export function usePasting({ courseSlug, onStored }: Options) {
  const editor = useRef<Editor | null>(null);
  const [told, setTold] = useState<string[]>([]);
  const count = useRef(0);

  async function store(picture: Blob, place: string) {
    const stored = await upload(courseSlug, picture);
    const here = editor.current;
    if (!here) return;
    if (typeof stored === "string") {
      changeFigure(here, place, null);
      setTold((before) => [...before, `一张图片没有插入：${stored}`]);
      return;
    }
    onStored(stored);
    changeFigure(here, place, stored.path);
  }

  function addPictures(files: readonly File[]) {
    for (const file of files) {
      count.current += 1;
      const place = `pasted:${count.current}-file`;
      const figure = node("figure", { src: place, alt: "", caption: "" });
      editor.current?.chain().focus().insertContent(figure).run();
      void store(file, place);
    }
  }

  /** @returns whether it was taken care of */
  function take(data: DataTransfer | null): boolean {
    const here = editor.current;
    if (!data || !here) return false;
    const html = data.getData("text/html");
    const pictures = picturesOf(data, html);
    if (pictures.length > 0) {
      addPictures(pictures);
      return true;
    }
    // What comes from this editor knows its own blocks.
    if (html === "" || html.includes("data-pm-slice")) return false;
    void insert(here, html, data.getData("text/plain"));
    return true;
  }

  async function insert(here: Editor, html: string, text: string) {
    const rules = await pasteRules().catch(() => null);
    const pasted = rules?.pasteHtml(html);
    if (!pasted || pasted.blocks.length === 0) {
      here.view.pasteText(text);
      if (!pasted) setTold([NO_FORM]);
      return;
    }
    count.current += 1;
    const prefix = `pasted:${count.current}-`;
    const blocks = pasted.blocks.map((block) => renamed(block, prefix));
    putIn(here, blocks);
    setTold(pasted.lost);
    pasted.pictures.forEach((address, place) => {
      void fetch(address)
        .then((answer) => answer.blob())
        .then((picture) => store(picture, `${prefix}${place}`));
    });
  }

  function drop(event: DragEvent): boolean {
    if (editor.current) aimAt(editor.current, event);
    return take(event.dataTransfer);
  }

  return { editor, told, forget: () => setTold([]), take, drop, addPictures, prepare };
}

function putIn(editor: Editor, blocks: EditorNode[]): void {
  const content = fitting(editor, inLine(blocks));
  editor.chain().focus().insertContent(content).run();
}

/** Programs that copy words also offer a picture of them; the words are what is wanted. */
function picturesOf(data: DataTransfer, html: string): File[] {
  if (/<(p|table|li|h\d|span)\b/i.test(html)) return [];
  return [...data.files].filter(({ type }) => type.startsWith("image/"));
}

/** What is dropped goes where it is let go. */
function aimAt(editor: Editor, { clientX: left, clientY: top }: DragEvent): void {
  const at = editor.view.posAtCoords({ left, top })?.pos;
  if (at !== undefined && editor.state.doc.resolve(at).parent.inlineContent) {
    editor.commands.setTextSelection(at);
  }
}

function renamed(block: EditorNode, prefix: string): EditorNode {
  const src = String(block.attrs?.src ?? "");
  if (block.type !== "figure" || !src.startsWith("pasted:")) return block;
  return { ...block, attrs: { ...block.attrs, src: prefix + src.slice("pasted:".length) } };
}

/** A few words go into the line they are pasted in. */
function inLine(blocks: EditorNode[]): EditorNode[] {
  const [only] = blocks;
  return blocks.length === 1 && only?.type === "paragraph" ? (only.content ?? []) : blocks;
}

/** Within a call-out or a list, headings become paragraphs. */
function fitting(editor: Editor, blocks: EditorNode[]): EditorNode[] {
  if (editor.state.selection.$from.depth <= 1) return blocks;
  return blocks.map((block) =>
    block.type === "heading" ? node("paragraph", null, block.content ?? []) : block,
  );
}

function changeFigure(editor: Editor, place: string, src: string | null): void {
  editor.commands.command(({ tr, dispatch }) => {
    tr.doc.descendants((found, position) => {
      if (found.type.name !== "figure" || found.attrs.src !== place || !dispatch) return;
      if (src === null) tr.delete(position, position + found.nodeSize);
      else tr.setNodeMarkup(position, undefined, { ...found.attrs, src });
    });
    return true;
  });
}

/** @returns the stored file, or why there is none */
async function upload(courseSlug: string, picture: Blob): Promise<MediaChoice | string> {
  const address = `/api/authoring/pictures?course=${encodeURIComponent(courseSlug)}`;
  const result = await ask<MediaChoice>(address, { method: "POST", body: picture });
  if (!result) return "现在连不上网络，请联网后再粘贴一次";
  if (result.ok) return result.value;
  const { code } = result.refusal;
  return isRefusalCode(code) ? refusals[code] : "平台出了问题，请稍后再试";
}
