"use client";

import { Copy } from "lucide-react";
import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { controlStyle } from "@/components/ui/field-style";
import { copyLessonAction, sendLessonAction } from "@/lib/authoring/actions";

type Here = { courseSlug: string; base: number; lesson: string };

/** A copy of a lesson, right after it. */
export function LessonCopier(here: Here) {
  const [state, submit, pending] = useActionState(copyLessonAction, null);
  return (
    <form action={submit} className="flex flex-col gap-2">
      <Fields {...here} />
      <Button type="submit" variant="secondary" disabled={pending}>
        <Copy className="size-5" aria-hidden="true" />
        复制一份
      </Button>
      <div aria-live="polite" className="empty:hidden">
        <ActionNotice state={state} done="" />
      </div>
    </form>
  );
}

/** Puts a lesson into another course of one's own, or moves it there. */
export function LessonSender({
  others,
  ...here
}: Here & { others: { slug: string; title: string }[] }) {
  const [state, submit, pending] = useActionState(sendLessonAction, null);
  if (others.length === 0) return null;
  return (
    <form action={submit} className="flex flex-col gap-2">
      <Fields {...here} />
      <label className="flex flex-col gap-1 text-sm">
        放到另一门课
        <select name="to" className={`min-h-target ${controlStyle}`}>
          {others.map(({ slug, title }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <div className="flex gap-2">
        <Button
          type="submit"
          name="take"
          value="no"
          variant="secondary"
          disabled={pending}
          className="flex-1"
        >
          复制过去
        </Button>
        <Button
          type="submit"
          name="take"
          value="yes"
          variant="secondary"
          disabled={pending}
          className="flex-1"
        >
          移过去
        </Button>
      </div>
      <p className="text-sm text-muted">学员学过的记录留在这门课里。</p>
      <div aria-live="polite" className="empty:hidden">
        <ActionNotice state={state} done="已放到那门课的最后。" />
      </div>
    </form>
  );
}

function Fields({ courseSlug, base, lesson }: Here) {
  return (
    <>
      <input type="hidden" name="courseSlug" value={courseSlug} />
      <input type="hidden" name="base" value={base} />
      <input type="hidden" name="lesson" value={lesson} />
    </>
  );
}
