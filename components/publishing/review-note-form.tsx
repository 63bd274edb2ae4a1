"use client";

import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { TextareaField } from "@/components/ui/textarea-field";
import { writeReviewNoteAction } from "@/lib/authoring/actions";

type Props = {
  courseSlug: string;
  submission: string;
  lesson: string;
  /** What it is about, in words. */
  about: string;
  own: string;
};

/** What a reviewer says of one lesson; emptied and saved, it is taken back. */
export function ReviewNoteForm({ courseSlug, submission, lesson, about, own }: Props) {
  const { state, pending, fields, form } = useKeptForm(writeReviewNoteAction);
  return (
    <form {...form} className="flex flex-col gap-2">
      <input type="hidden" name="courseSlug" value={courseSlug} />
      <input type="hidden" name="submission" value={submission} />
      <input type="hidden" name="lesson" value={lesson} />
      <TextareaField
        label={`对${about}的意见`}
        name="body"
        rows={2}
        maxLength={2000}
        defaultValue={own}
        optional
        error={fields?.body?.[0]}
      />
      <div aria-live="polite">
        <ActionNotice state={state} done="意见已保存。" />
      </div>
      <Button type="submit" variant="secondary" disabled={pending} className="self-start">
        保存意见
        <span className="sr-only">（{about}）</span>
      </Button>
    </form>
  );
}
