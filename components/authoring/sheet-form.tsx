"use client";

import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { changeSheetAction } from "@/lib/authoring/actions";
import type { Sheet } from "@/lib/authoring/rules/sheet";

type Props = { courseSlug: string; base: number; sheet: Sheet };

/** What a course says of itself. */
export function SheetForm({ courseSlug, base, sheet }: Props) {
  const [state, submit, pending] = useActionState(changeSheetAction, null);
  const fields = state && !state.ok ? state.refusal.fields : undefined;
  return (
    <form action={submit} className="flex flex-col gap-5">
      <input type="hidden" name="courseSlug" value={courseSlug} />
      <input type="hidden" name="base" value={base} />
      <Field
        label="课程名称"
        name="title"
        defaultValue={sheet.title}
        maxLength={60}
        error={fields?.title?.[0]}
      />
      <TextareaField
        label="简介"
        name="summary"
        defaultValue={sheet.summary}
        maxLength={300}
        error={fields?.summary?.[0]}
      />
      <Field
        label="给谁学"
        name="audience"
        defaultValue={sheet.audience}
        maxLength={200}
        error={fields?.audience?.[0]}
      />
      <TextareaField
        label="学完能做什么"
        name="outcomes"
        defaultValue={sheet.outcomes.join("\n")}
        hint="一行一条，1至8条，用“能……”开头。"
        error={fields?.outcomes?.[0]}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          label="内容截至"
          name="contentAsOf"
          type="date"
          defaultValue={sheet.contentAsOf}
          hint="课文按哪一天的政策核对过。"
          error={fields?.contentAsOf?.[0]}
        />
        <SelectField
          label="谁能参加"
          name="enrolment"
          defaultValue={sheet.enrolment}
          error={fields?.enrolment?.[0]}
        >
          <option value="open">自由参加</option>
          <option value="assigned">只由管理员安排</option>
        </SelectField>
      </div>
      <div aria-live="polite">
        <ActionNotice state={state} done="已保存在草稿里，发布后学员看到。" />
      </div>
      <Button type="submit" disabled={pending} className="self-start">
        保存
      </Button>
    </form>
  );
}
