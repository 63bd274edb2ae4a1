"use client";

import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { TextareaField } from "@/components/ui/textarea-field";
import { askQuestionAction, replyToQuestionAction } from "@/lib/discussion/actions";
import { POST_CHARACTERS_MAX } from "@/lib/discussion/model";

type AskProps = { courseSlug: string; lessonSlug: string };

/** Asks something under a lesson. What was refused stays in the field. */
export function AskForm({ courseSlug, lessonSlug }: AskProps) {
  const { state, fields, pending, form } = useKeptForm(askQuestionAction, { emptied: true });
  return (
    <form {...form} className="flex flex-col gap-3">
      <input type="hidden" name="courseSlug" value={courseSlug} />
      <input type="hidden" name="lessonSlug" value={lessonSlug} />
      <TextareaField
        label="您想问什么、说什么"
        name="text"
        rows={3}
        maxLength={POST_CHARACTERS_MAX}
        hint="同学这门课的人都看得到，请不要写服务对象的姓名、电话和住址。"
        error={fields?.text?.[0]}
      />
      <div aria-live="polite" className="empty:hidden">
        <ActionNotice state={state} done="已发出，有人回复时会给您发站内消息。" />
      </div>
      <Button type="submit" disabled={pending} className="self-start">
        {pending ? "正在发出…" : "发出"}
      </Button>
    </form>
  );
}

/** Replies to a question. */
export function ReplyForm({ questionId }: { questionId: string }) {
  const { state, fields, pending, form } = useKeptForm(replyToQuestionAction, { emptied: true });
  return (
    <form {...form} className="flex flex-col gap-3 pt-2">
      <input type="hidden" name="questionId" value={questionId} />
      <TextareaField
        label="回复"
        name="text"
        rows={3}
        maxLength={POST_CHARACTERS_MAX}
        error={fields?.text?.[0]}
      />
      <div aria-live="polite" className="empty:hidden">
        <ActionNotice state={state} done="已回复。" />
      </div>
      <Button type="submit" variant="secondary" disabled={pending} className="self-start">
        {pending ? "正在发出…" : "发出回复"}
      </Button>
    </form>
  );
}
