"use client";

import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { rollBackAction } from "@/lib/authoring/actions";

type Props = { courseSlug: string; number: number; current: number };

/** Publishes an earlier release's text anew. */
export function RollBackForm({ courseSlug, number, current }: Props) {
  const [state, back, pending] = useActionState(rollBackAction, null);
  return (
    <form action={back} className="flex flex-col gap-3">
      <input type="hidden" name="courseSlug" value={courseSlug} />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="current" value={current} />
      <div aria-live="polite">
        <ActionNotice
          state={state}
          done={`已用第${number}版的内容发布了新的一版。`}
          failed="没有退回"
        />
      </div>
      <Button type="submit" variant="danger" disabled={pending} className="self-start">
        {pending ? "正在发布…" : `用第${number}版的内容发布第${current + 1}版`}
      </Button>
    </form>
  );
}
