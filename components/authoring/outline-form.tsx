"use client";

import { type ReactNode, useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { changeOutlineAction } from "@/lib/authoring/actions";

type Props = {
  courseSlug: string;
  /** The revision of the cover sheet that is shown. */
  base: number;
  /** What this form changes: `kind`, and what the kind asks for beside the fields within. */
  change: Record<string, string | number>;
  className?: string;
  children: ReactNode;
};

/** One change of the outline. It works before scripts have come, and says what became of it. */
export function OutlineForm({ courseSlug, base, change, className, children }: Props) {
  const [state, submit] = useActionState(changeOutlineAction, null);
  return (
    <form action={submit} className={className}>
      <input type="hidden" name="courseSlug" value={courseSlug} />
      <input type="hidden" name="base" value={base} />
      {Object.entries(change).map(([name, value]) => (
        <input key={name} type="hidden" name={`change.${name}`} value={value} />
      ))}
      {children}
      <div aria-live="polite" className="empty:hidden basis-full">
        <ActionNotice state={state} done="" />
      </div>
    </form>
  );
}
