"use client";

import { useEffect, useRef, useState } from "react";
import { useEditorAhead } from "@/components/authoring/editor-ahead";
import { OutlineMoving } from "@/components/authoring/outline-form";
import { AddForm } from "@/components/authoring/outline-forms";
import { ModuleSection } from "@/components/authoring/outline-module";
import { useDrag } from "@/components/authoring/use-drag";
import { useOutlineOrder } from "@/components/authoring/use-outline-order";
import { ActionNotice } from "@/components/shell/action-notice";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { type Movable, type Move, moved, stepOf } from "@/lib/authoring/rules/outline-order";
import type { LessonKind } from "@/lib/catalogue/model";

export type OutlineEntry = {
  id: string;
  title: string;
  minutes: number | null;
  kind: LessonKind;
  /** False for 选学. */
  required: boolean;
  written: boolean;
};
export type OutlineModule = { id: string; title: string; lessons: readonly OutlineEntry[] };

type Props = {
  courseSlug: string;
  base: number;
  modules: OutlineModule[];
  /** Other courses of one's own, where a lesson may be put. */
  courses: { slug: string; title: string }[];
  mayEdit: boolean;
};

/**
 * Modules and lessons in their order. A handle takes each elsewhere: dragged by mouse or finger, or by the
 * arrow keys; the same moves are among the buttons behind the dots.
 */
export function OutlineEditor({ courseSlug, base, modules, courses, mayEdit }: Props) {
  const { shown, state, move, moving, revision } = useOutlineOrder(courseSlug, base, modules);
  const [said, setSaid] = useState("");
  const focused = useRef("");
  const { list, held, drop, handle } = useDrag((mine, { module, to }) =>
    go(moveTo(mine, module, to)),
  );
  const here = { courseSlug, base: revision };
  useEditorAhead(mayEdit);

  function go(next: Move | null) {
    if (!next) return setSaid("不能再移了");
    setSaid(placeInWords(moved(shown, next), next));
    move(next);
  }
  function step(mine: Movable, by: -1 | 1) {
    focused.current = mine.id;
    go(stepOf(shown, mine, by));
  }

  // A row that goes into another module is made anew there; the keyboard stays on it.
  useEffect(() => {
    if (document.activeElement !== document.body || !focused.current || !shown) return;
    list.current?.querySelector<HTMLElement>(`[data-handle="${focused.current}"]`)?.focus();
  }, [shown, list]);

  return (
    <OutlineMoving value={moving}>
      <div ref={list} className="flex flex-col gap-5">
        {shown.map((module) => (
          <ModuleSection
            key={module.id}
            {...{ ...here, module, modules: shown, courses, mayEdit, held, drop, handle, step }}
          />
        ))}
        {mayEdit && (
          <div className="rounded-large border border-line border-dashed">
            <AddForm
              {...here}
              change={{ kind: "add_module" }}
              label="新单元的标题"
              words="加单元"
            />
          </div>
        )}
        <div aria-live="polite" className="empty:hidden">
          <ActionNotice state={state} done="" />
        </div>
        <VisuallyHidden>
          <output aria-live="polite">{said}</output>
        </VisuallyHidden>
      </div>
    </OutlineMoving>
  );
}

function moveTo({ kind, id }: Movable, module: string | null, to: number): Move | null {
  if (kind === "module") return { kind: "move_module", module: id, to };
  return module ? { kind: "move_lesson", lesson: id, module, to } : null;
}

/** What a move came to, for those who do not see it. */
function placeInWords(modules: readonly OutlineModule[], move: Move): string {
  const at = modules.findIndex(({ id }) => id === move.module);
  const module = modules[at];
  if (!module) return "";
  if (move.kind === "move_module") return `“${module.title}”现在是第${at + 1}个单元`;
  const place = module.lessons.findIndex(({ id }) => id === move.lesson);
  const title = module.lessons[place]?.title ?? "";
  return `“${title}”现在是“${module.title}”的第${place + 1}个课时`;
}
