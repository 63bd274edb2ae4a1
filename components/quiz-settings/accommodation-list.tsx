"use client";

import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { withdrawAccommodationAction } from "@/lib/assessment/actions";
import { dateTimeInWords } from "@/lib/platform/wording";

type Granted = {
  personId: string;
  name: string;
  organisation: string | null;
  extraMinutes: number;
  extraAttempts: number;
  closesAt: Date | null;
  reason: string;
};

/** Who is granted what, with the way to take it back. */
export function AccommodationList({
  courseSlug,
  granted,
}: {
  courseSlug: string;
  granted: readonly Granted[];
}) {
  const [state, submit, pending] = useActionState(withdrawAccommodationAction, null);
  return (
    <div className="flex flex-col gap-3">
      <ActionNotice state={state} done="已取消，从下一次考试起不再照顾。" />
      <ul className="divide-y divide-line overflow-hidden rounded-large border border-line bg-surface">
        {granted.map((each) => (
          <li key={each.personId} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-semibold">
                {each.name}
                <span className="ms-2 text-sm font-normal text-muted">{each.organisation}</span>
              </p>
              <p className="text-sm">
                {grantInWords(each)}。原因：{each.reason}
              </p>
            </div>
            <form action={submit}>
              <input type="hidden" name="courseSlug" value={courseSlug} />
              <input type="hidden" name="personId" value={each.personId} />
              <Button type="submit" variant="secondary" disabled={pending}>
                取消
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </div>
  );
}

function grantInWords({ extraMinutes, extraAttempts, closesAt }: Granted): string {
  const parts = [
    ...(extraMinutes > 0 ? [`延长${extraMinutes}分钟`] : []),
    ...(extraAttempts > 0 ? [`多考${extraAttempts}次`] : []),
    ...(closesAt ? [`到${dateTimeInWords(closesAt)}为止`] : []),
  ];
  return parts.join("，") || "没有照顾";
}
