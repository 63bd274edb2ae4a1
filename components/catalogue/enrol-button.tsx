"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type Result, refusals } from "@/lib/platform/result";

type State = Result<unknown> | null;

type Props = {
  action(previous: State, form: FormData): Promise<State>;
  courseSlug: string;
};

/** Joins a course. A plain form: it works before the page's scripts have arrived. */
export function EnrolButton({ action, courseSlug }: Props) {
  const [state, submit, pending] = useActionState<State, FormData>(action, null);
  return (
    <form action={submit} className="flex flex-col gap-3">
      <input type="hidden" name="courseSlug" value={courseSlug} />
      {state && !state.ok && <Notice tone="problem">{refusals[state.refusal.code]}</Notice>}
      <Button type="submit" disabled={pending}>
        {pending ? "正在加入…" : "加入课程"}
      </Button>
    </form>
  );
}
