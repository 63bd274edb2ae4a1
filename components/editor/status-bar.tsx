"use client";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { chineseCharacters } from "@/lib/authoring/rules/writing/lesson-text";

type Props = { editor: Editor };

/** How long the lesson is, and about how long it takes to read. */
export function StatusBar({ editor }: Props) {
  const characters = useEditorState({
    editor,
    selector: ({ editor: { state } }) => chineseCharacters(state.doc.textContent),
  });
  return (
    <p className="border-line border-t px-4 py-2 text-sm text-muted">
      {characters}字，读完约{Math.max(1, Math.round(characters / 400))}分钟
    </p>
  );
}
