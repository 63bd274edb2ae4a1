"use client";

import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Folded } from "@/components/ui/folded";
import {
  cancelPlanAction,
  planPublishingAction,
  publishDraftAction,
} from "@/lib/authoring/actions";

type Props = {
  courseSlug: string;
  seen: string;
  mayPublish: boolean;
  /** What waits for its time. */
  plan: { id: string; when: string; planner: string } | null;
  /** The earliest time the field offers: the present, by the clock in China. */
  earliest: string;
};

/** Sends the draft to learners, now or at a time. */
export function PublishForms({ courseSlug, seen, mayPublish, plan, earliest }: Props) {
  const [published, publish, publishing] = useActionState(publishDraftAction, null);
  const [cancelled, cancel, cancelling] = useActionState(cancelPlanAction, null);
  const planned = useKeptForm(planPublishingAction, { emptied: true });
  return (
    <div className="flex flex-col gap-4">
      <div aria-live="polite" className="flex flex-col gap-3">
        <ActionNotice state={published} done="已发布，课程更新了一版。" failed="没有发布" />
        <ActionNotice state={planned.state} done="已定好时间，到时自动发布。" failed="没有定时" />
        <ActionNotice state={cancelled} done="已取消定时发布。" failed="没有取消" />
      </div>
      {plan && (
        <form action={cancel} className="flex flex-col gap-2">
          <p>
            {plan.planner}定在{plan.when}发布。到时草稿如果又改过，就不发布，并告诉作者。
          </p>
          <input type="hidden" name="courseSlug" value={courseSlug} />
          <input type="hidden" name="plan" value={plan.id} />
          <Button type="submit" variant="secondary" disabled={cancelling} className="self-start">
            取消定时发布
          </Button>
        </form>
      )}
      {mayPublish && (
        <>
          <form action={publish}>
            <input type="hidden" name="courseSlug" value={courseSlug} />
            <input type="hidden" name="seen" value={seen} />
            <Button type="submit" disabled={publishing}>
              {publishing ? "正在发布…" : plan ? "现在就发布" : "发布"}
            </Button>
          </form>
          <Folded summary={plan ? "改发布时间" : "定时发布"}>
            <form {...planned.form} className="flex flex-col gap-3">
              <input type="hidden" name="courseSlug" value={courseSlug} />
              <input type="hidden" name="seen" value={seen} />
              <Field
                label="发布时间"
                name="publishAt"
                type="datetime-local"
                min={earliest}
                hint="北京时间，到时前后一分钟内发布。"
                error={planned.fields?.publishAt?.[0]}
              />
              <Button
                type="submit"
                variant="secondary"
                disabled={planned.pending}
                className="self-start"
              >
                到时发布
              </Button>
            </form>
          </Folded>
        </>
      )}
    </div>
  );
}
