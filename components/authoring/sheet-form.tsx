"use client";

import { type SheetChoices, SheetRules } from "@/components/authoring/sheet-rules";
import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextareaField } from "@/components/ui/textarea-field";
import { changeSheetAction } from "@/lib/authoring/actions";
import type { Sheet } from "@/lib/authoring/rules/sheet";

type Props = { courseSlug: string; base: number; sheet: Sheet; choices: SheetChoices };

/**
 * What a course says of itself. The fields begin anew only when the sheet says something else: a change of
 * the outline, which is in the same file, takes nothing away that is being typed.
 */
export function SheetForm({ courseSlug, base, sheet, choices }: Props) {
  const { state, fields, pending, form } = useKeptForm(changeSheetAction);
  return (
    <form key={JSON.stringify(sheet)} {...form} className="flex flex-col gap-5">
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
      <Field
        label="内容截至"
        name="contentAsOf"
        type="date"
        defaultValue={sheet.contentAsOf}
        hint="课文按哪一天的政策核对过。"
        error={fields?.contentAsOf?.[0]}
      />
      <SheetRules sheet={sheet} choices={choices} fields={fields} />
      <div aria-live="polite">
        <ActionNotice state={state} done="已保存在草稿里，发布后学员看到。" />
      </div>
      <Button type="submit" disabled={pending} className="self-start">
        保存
      </Button>
    </form>
  );
}
