"use client";
import type { Editor } from "@tiptap/core";
import { useMemo, useRef } from "react";
import {
  type Body,
  documentOf,
  openBody,
  writeBody,
} from "@/lib/authoring/rules/writing/lesson-body";
import { joinLesson, splitLesson } from "@/lib/authoring/rules/writing/lesson-text";
import type { EditorNode } from "@/lib/authoring/rules/writing/nodes";

const EMPTY: Body = { lead: "", blocks: [] };

/** A lesson's file as the editor holds it: its front matter as text, its body as a document. */
export function useLessonText(opened: string) {
  const first = useMemo(() => {
    // The server shows no text, so it reads none.
    if (typeof window === "undefined") return { front: "", body: EMPTY };
    const { front, body } = splitLesson(opened);
    return { front, body: openBody(body) };
  }, [opened]);
  const held = useRef<{ front: string; body: Body }>(first);
  /** Serialising is the slow part; the same document is not serialised twice. */
  const written = useRef<{ document: object; front: string; text: string } | null>(null);

  return {
    firstFront: first.front,
    firstDocument: useMemo(() => documentOf(first.body), [first]),
    setFront: (front: string) => {
      held.current = { ...held.current, front };
    },
    read: (editor: Editor): string => {
      const { front, body } = held.current;
      const document = editor.state.doc;
      if (written.current?.document === document && written.current.front === front) {
        return written.current.text;
      }
      const text = joinLesson({ front, body: writeBody(body, document.toJSON() as EditorNode) });
      written.current = { document, front, text };
      return text;
    },
    /** Puts another text in place of what is written; it can be undone. */
    replace: (editor: Editor, text: string): string => {
      const { front, body } = splitLesson(text);
      held.current = { front, body: openBody(body) };
      written.current = null;
      editor.commands.setContent(documentOf(held.current.body), { emitUpdate: true });
      return front;
    },
  };
}
