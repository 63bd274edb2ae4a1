"use client";

import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextareaField } from "@/components/ui/textarea-field";
import { createCourseAction } from "@/lib/authoring/actions";

/** The three things a course begins with. All of them can be changed later. */
export function NewCourseForm() {
  const { state, fields, pending, form } = useKeptForm(createCourseAction);
  return (
    <form {...form} className="flex flex-col gap-5">
      <Field
        label="课程名称"
        name="title"
        maxLength={60}
        hint="学员在课程列表里看到的名称。"
        error={fields?.title?.[0]}
      />
      <TextareaField
        label="一两句话说说这门课"
        name="summary"
        maxLength={300}
        rows={3}
        error={fields?.summary?.[0]}
      />
      <Field
        label="给谁学"
        name="audience"
        maxLength={200}
        hint="例如：乡镇（街道）社工站的一线社工。"
        error={fields?.audience?.[0]}
      />
      <div aria-live="polite">
        <ActionNotice state={state} done="" />
      </div>
      <Button type="submit" disabled={pending} className="self-start">
        {pending ? "正在新建…" : "新建课程"}
      </Button>
    </form>
  );
}
