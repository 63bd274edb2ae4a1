"use client";

import { startTransition, useActionState, useOptimistic } from "react";
import type { OutlineModule } from "@/components/authoring/outline-editor";
import { changeOutlineAction } from "@/lib/authoring/actions";
import { isIdle, type Move, moved } from "@/lib/authoring/rules/outline-order";

type State = Awaited<ReturnType<typeof changeOutlineAction>>;

/**
 * The outline as it stands after all moves, also those on their way to the server. They are sent one after
 * the other, each on the revision that the one before it made; one that is refused puts the outline back.
 */
export function useOutlineOrder(courseSlug: string, base: number, modules: OutlineModule[]) {
  const [shown, show] = useOptimistic<readonly OutlineModule[], Move>(modules, moved);
  const [state, submit, moving] = useActionState(
    (before: State, move: Move) =>
      changeOutlineAction(before, formOf(courseSlug, latest(base, before), move)),
    null,
  );

  function move(next: Move) {
    if (isIdle(shown, next)) return;
    startTransition(() => {
      show(next);
      submit(next);
    });
  }
  return { shown, state, move, moving, revision: latest(base, state) };
}

function latest(base: number, state: State): number {
  return Math.max(base, state?.ok ? state.value.revision : 0);
}

function formOf(courseSlug: string, base: number, move: Move): FormData {
  const form = new FormData();
  form.set("courseSlug", courseSlug);
  form.set("base", String(base));
  for (const [name, value] of Object.entries(move)) form.set(`change.${name}`, String(value));
  return form;
}
