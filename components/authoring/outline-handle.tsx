"use client";

import { GripVertical } from "lucide-react";
import type { KeyboardEvent } from "react";
import type { useDrag } from "@/components/authoring/use-drag";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Movable } from "@/lib/authoring/rules/outline-order";

export type HandleDoors = {
  handle: ReturnType<typeof useDrag>["handle"];
  /** One place up or down. */
  step: (mine: Movable, by: -1 | 1) => void;
};

/** What a row is taken by: dragged, or moved by the arrow keys. */
export function Handle({
  mine,
  name,
  handle,
  step,
}: HandleDoors & { mine: Movable; name: string }) {
  const drag = handle(mine);
  function onKeyDown(event: KeyboardEvent) {
    drag.onKeyDown(event);
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
    if (!by) return;
    event.preventDefault();
    step(mine, by);
  }
  return (
    <button
      type="button"
      data-handle={mine.id}
      {...drag}
      onKeyDown={onKeyDown}
      className="flex min-h-target min-w-target cursor-grab touch-none items-center justify-center rounded-medium text-muted hover:bg-surface-2 active:cursor-grabbing"
    >
      <GripVertical className="size-5" aria-hidden="true" />
      <VisuallyHidden>{`移动“${name}”，拖动或按上下方向键`}</VisuallyHidden>
    </button>
  );
}
