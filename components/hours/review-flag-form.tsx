"use client";

import { ActionNotice } from "@/components/shell/action-notice";
import { useKeptForm } from "@/components/shell/kept-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { reviewFlagAction } from "@/lib/learning/actions";

/** Says what a striking pattern turned out to be, and takes it off the list. */
export function ReviewFlagForm({ flagId }: { flagId: string }) {
  const { state, pending, fields, form } = useKeptForm(reviewFlagAction);
  return (
    <form {...form} className="flex flex-col gap-3">
      <input type="hidden" name="flagId" value={flagId} />
      <Field
        label="了解到的情况"
        name="remark"
        hint="例如：当天在区里集中培训，一个教室一起学的。"
        error={fields?.remark?.[0]}
      />
      <ActionNotice state={state} done="" />
      <Button type="submit" variant="secondary" disabled={pending} className="self-start">
        看过了，记下来
      </Button>
    </form>
  );
}
