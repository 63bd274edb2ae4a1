"use client";

import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { TextareaField } from "@/components/ui/textarea-field";
import { decideReviewAction } from "@/lib/authoring/actions";

type Props = {
  courseSlug: string;
  submission: string;
  /** Approving is for others than who submitted it, and for what was not changed since. */
  mayApprove: boolean;
};

/** A reviewer's word on a draft. */
export function DecideForm({ courseSlug, submission, mayApprove }: Props) {
  const { state, pending, fields, form } = useKeptForm(decideReviewAction);
  return (
    <form {...form} className="flex flex-col gap-3">
      <input type="hidden" name="courseSlug" value={courseSlug} />
      <input type="hidden" name="submission" value={submission} />
      <TextareaField
        label="审稿意见"
        name="reasons"
        rows={3}
        maxLength={1000}
        hint="退回时请写明原因。对某一课的意见，写在“改动”里那一课下面。"
        error={fields?.reasons?.[0]}
        optional
      />
      <div aria-live="polite">
        <ActionNotice state={state} done="已告诉作者。" failed="没有改动" />
      </div>
      <div className="flex flex-wrap gap-3">
        {mayApprove && (
          <Button type="submit" name="verdict" value="approved" disabled={pending}>
            通过
          </Button>
        )}
        <Button
          type="submit"
          variant="secondary"
          name="verdict"
          value="returned"
          disabled={pending}
        >
          退回修改
        </Button>
      </div>
    </form>
  );
}
