"use client";

import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextareaField } from "@/components/ui/textarea-field";
import { announceAction } from "@/lib/discussion/actions";

type Props = { courseSlug: string; fresh: string };

/**
 * Tells something to all who joined. `fresh` names this one announcement, so that it is not sent twice; the
 * page makes a new one once it is out.
 */
export function AnnounceForm({ courseSlug, fresh }: Props) {
  const { state, fields, pending, form } = useKeptForm(announceAction, { emptied: true });
  const people = state?.ok ? state.value.people : 0;
  return (
    <form {...form} className="flex flex-col gap-4">
      <input type="hidden" name="courseSlug" value={courseSlug} />
      <input type="hidden" name="key" value={fresh} />
      <Field label="标题" name="title" maxLength={40} error={fields?.title?.[0]} />
      <TextareaField
        label="内容"
        name="text"
        rows={5}
        maxLength={1000}
        hint="会发到每位学员的站内消息里，发出后不能改。"
        error={fields?.text?.[0]}
      />
      <div aria-live="polite" className="empty:hidden">
        <ActionNotice state={state} done={`已发给${people}位学员。`} />
      </div>
      <Button type="submit" disabled={pending} className="self-start">
        {pending ? "正在发出…" : "发给全体学员"}
      </Button>
    </form>
  );
}
