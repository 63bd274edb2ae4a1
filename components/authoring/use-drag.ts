"use client";

import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { Movable } from "@/lib/authoring/rules/outline-order";

/** Where what is held would come to stand: among modules, or among the lessons of one. */
export type Drop = { module: string | null; to: number };

/** So near to the edge of the window the page goes along, in pixels. */
const EDGE = 72;
const PACE = 14;

/**
 * Dragging by mouse, pen or finger alike: all three are pointers, where HTML's own drag and drop does not
 * begin by finger everywhere. Rows say what they are by `data-module` and `data-lesson`.
 */
export function useDrag(onDrop: (held: Movable, drop: Drop) => void) {
  const list = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<Movable | null>(null);
  const [drop, setDrop] = useState<Drop | null>(null);

  function letGo() {
    setHeld(null);
    setDrop(null);
  }

  const handle = (mine: Movable) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setHeld(mine);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!held || !list.current) return;
      goAlong(event.clientY);
      setDrop(dropAt(list.current, held, event.clientY));
    },
    onPointerUp() {
      if (held && drop) onDrop(held, drop);
      letGo();
    },
    onPointerCancel: letGo,
    onKeyDown(event: KeyboardEvent) {
      if (event.key === "Escape") letGo();
    },
  });
  return { list, held, drop, handle };
}

/** Before the first of the others whose middle lies below the pointer. */
function dropAt(list: HTMLElement, held: Movable, y: number): Drop | null {
  const modules = rowsOf(list, "module");
  if (held.kind === "module") return { module: null, to: placeAt(without(modules, held.id), y) };
  const under = modules.find(({ box }) => y < box.bottom) ?? modules.at(-1);
  if (!under) return null;
  const lessons = rowsOf(under.element, "lesson");
  return { module: under.id, to: placeAt(without(lessons, held.id), y) };
}

type Row = { element: HTMLElement; id: string; box: DOMRect };

function rowsOf(list: HTMLElement, kind: Movable["kind"]): Row[] {
  return [...list.querySelectorAll<HTMLElement>(`[data-${kind}]`)].map((element) => ({
    element,
    id: element.dataset[kind] ?? "",
    box: element.getBoundingClientRect(),
  }));
}

function without(rows: Row[], id: string): Row[] {
  return rows.filter((row) => row.id !== id);
}

function placeAt(rows: Row[], y: number): number {
  const at = rows.findIndex(({ box }) => y < box.top + box.height / 2);
  return at < 0 ? rows.length : at;
}

function goAlong(y: number) {
  if (y < EDGE) window.scrollBy(0, -PACE);
  else if (y > window.innerHeight - EDGE) window.scrollBy(0, PACE);
}
