"use client";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useEffect, useRef, useState } from "react";
import { InsertionList } from "@/components/editor/menu/insertion-list";
import {
  findInsertions,
  type InsertActions,
  type Insertion,
  isAtTop,
} from "@/components/editor/menu/insertions";
import { type SlashKeys, slashIn } from "@/components/editor/menu/slash-trigger";

type Props = { editor: Editor; keys: SlashKeys; actions: InsertActions };

/** The menu beside the cursor. Never while an input method is at work. */
export function SlashMenu({ editor, keys, actions }: Props) {
  const seen = useEditorState({
    editor,
    selector: ({ editor: { state, view, isFocused } }) => {
      const slash = isFocused && !view.composing ? slashIn(state) : null;
      return slash ? { ...slash, atTop: state.selection.$from.depth <= 1 } : null;
    },
  });
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const open = seen && closedAt !== seen.from;
  const found = open ? findInsertions(seen.query, isAtTop(editor)) : [];
  const place = Math.min(chosen, Math.max(0, found.length - 1));
  const list = useRef<HTMLDivElement>(null);

  function put(insertion: Insertion) {
    if (!seen) return;
    editor.chain().focus().deleteRange({ from: seen.from, to: seen.to }).run();
    insertion.put(editor, actions);
  }

  const typed = seen?.query ?? null;
  useEffect(() => {
    if (typed === null) setClosedAt(null);
    setChosen(0);
  }, [typed]);

  keys.current = !open || found.length === 0 ? null : onKey;
  function onKey(event: KeyboardEvent): boolean {
    const insertion = found[place];
    if (event.key === "ArrowDown") setChosen((place + 1) % found.length);
    else if (event.key === "ArrowUp") setChosen((place + found.length - 1) % found.length);
    else if (event.key === "Escape") setClosedAt(seen?.from ?? null);
    else if ((event.key === "Enter" || event.key === "Tab") && insertion) put(insertion);
    else return false;
    return true;
  }

  useEffect(() => {
    const text = editor.view.dom;
    if (open && found.length > 0) {
      text.setAttribute("aria-controls", "insertions");
      text.setAttribute("aria-activedescendant", `insertion-${found[place]?.id}`);
    } else {
      text.removeAttribute("aria-controls");
      text.removeAttribute("aria-activedescendant");
    }
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  });

  if (!open || found.length === 0) return null;
  return (
    <div
      ref={list}
      className="fixed z-30 max-h-80 w-72 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-medium border border-line bg-surface p-1 shadow-float"
      style={besideCursor(editor, seen.from)}
    >
      <InsertionList insertions={found} chosen={place} onPut={put} />
    </div>
  );
}

/** Below the sign, or above it where there is no room. */
function besideCursor(
  editor: Editor,
  from: number,
): { left: number; top?: number; bottom?: number } {
  const at = editor.view.coordsAtPos(from);
  const left = Math.max(8, Math.min(at.left, window.innerWidth - 296));
  if (at.bottom + 330 < window.innerHeight) return { left, top: at.bottom + 6 };
  return at.top > 330
    ? { left, bottom: window.innerHeight - at.top + 6 }
    : { left, top: Math.max(8, window.innerHeight - 336) };
}
