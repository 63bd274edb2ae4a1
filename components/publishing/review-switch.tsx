"use client";

import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { requireReviewAction } from "@/lib/authoring/actions";

type Props = { courseSlug: string; required: boolean };

/** Says whether somebody else has to agree before the course is published. */
export function ReviewSwitch({ courseSlug, required }: Props) {
  const [state, change, pending] = useActionState(requireReviewAction, null);
  return (
    <form action={change} className="flex flex-col gap-2">
      <p>
        {required
          ? "需要审稿：要有没写过这一稿的审稿人通过，才能发布。"
          : "不需要审稿：作者可以直接发布，也可以请人看过再发布。"}
      </p>
      <input type="hidden" name="courseSlug" value={courseSlug} />
      <input type="hidden" name="required" value={String(!required)} />
      <div aria-live="polite">
        <ActionNotice state={state} done="" />
      </div>
      <Button type="submit" variant="quiet" disabled={pending} className="self-start px-3">
        {required ? "改为不需要审稿" : "改为需要审稿"}
      </Button>
    </form>
  );
}
