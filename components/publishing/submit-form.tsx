"use client";

import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { TextareaField } from "@/components/ui/textarea-field";
import { submitDraftAction, withdrawDraftAction } from "@/lib/authoring/actions";

type Props = {
  courseSlug: string;
  seen: string;
  /** Whether there is something to submit, and nothing keeps it. */
  maySubmit: boolean;
  /** What can be taken back. */
  open: string | null;
};

/** Hands the draft to its reviewers, or takes it back. */
export function SubmitForm({ courseSlug, seen, maySubmit, open }: Props) {
  const { state, pending, fields, form } = useKeptForm(submitDraftAction, { emptied: true });
  const [withdrawn, withdraw, withdrawing] = useActionState(withdrawDraftAction, null);
  return (
    <div className="flex flex-col gap-4">
      <div aria-live="polite">
        <ActionNotice state={state} done="已送审，审稿人会收到站内消息。" failed="没有送审" />
        <ActionNotice state={withdrawn} done="已撤回，审稿人不用再看这一稿。" failed="没有撤回" />
      </div>
      {maySubmit && (
        <form {...form} className="flex flex-col gap-3">
          <input type="hidden" name="courseSlug" value={courseSlug} />
          <input type="hidden" name="seen" value={seen} />
          <TextareaField
            label="给审稿人的话"
            name="note"
            rows={2}
            maxLength={500}
            optional
            error={fields?.note?.[0]}
          />
          <Button type="submit" variant="secondary" disabled={pending} className="self-start">
            {pending ? "正在送审…" : "送审"}
          </Button>
        </form>
      )}
      {open && (
        <form action={withdraw}>
          <input type="hidden" name="courseSlug" value={courseSlug} />
          <input type="hidden" name="submission" value={open} />
          <Button type="submit" variant="quiet" disabled={withdrawing}>
            撤回送审
          </Button>
        </form>
      )}
    </div>
  );
}
