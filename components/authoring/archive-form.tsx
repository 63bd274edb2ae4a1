"use client";

import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { archiveCourseAction } from "@/lib/authoring/actions";

type Props = { courseSlug: string; archived: boolean };

/** Offers a course no longer, or again. */
export function ArchiveForm({ courseSlug, archived }: Props) {
  const [state, submit, pending] = useActionState(archiveCourseAction, null);
  return (
    <form action={submit} className="flex flex-col gap-3">
      <input type="hidden" name="courseSlug" value={courseSlug} />
      <input type="hidden" name="archived" value={archived ? "no" : "yes"} />
      <p className="text-muted">
        {archived
          ? "这门课已经停止招生，新学员看不到它；已加入的人照常学。"
          : "停止招生以后，新学员看不到这门课；已加入的人照常学，学过的记录都保留，随时可以恢复。"}
      </p>
      <div aria-live="polite" className="empty:hidden">
        <ActionNotice state={state} done="" />
      </div>
      <Button type="submit" variant="secondary" disabled={pending} className="self-start">
        {archived ? "恢复招生" : "停止招生"}
      </Button>
    </form>
  );
}
