"use client";

import { useActionState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import { withdrawClaimAction } from "@/lib/learning/actions";
import type { ClaimState } from "@/lib/learning/model/credit";
import { claimStateNames } from "@/lib/learning/rules/hours";
import { dateInWords, minutesInWords } from "@/lib/platform/wording";

type Claim = {
  id: string;
  title: string;
  organiser: string;
  minutes: number;
  heldOn: string;
  state: ClaimState;
  reason: string;
};

const tones = {
  waiting: "teal",
  approved: "good",
  rejected: "danger",
  withdrawn: "plain",
} as const;

/** What one has claimed, and what became of it. */
export function ClaimList({ claims }: { claims: readonly Claim[] }) {
  const [state, submit, pending] = useActionState(withdrawClaimAction, null);
  return (
    <div className="flex flex-col gap-3">
      <ActionNotice state={state} done="已撤回。" />
      <ul className="divide-y divide-line overflow-hidden rounded-large border border-line bg-surface">
        {claims.map(({ id, title, organiser, minutes, heldOn, state: stands, reason }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-semibold">{title}</p>
              <p className="text-sm text-muted">
                {organiser}，{dateInWords(heldOn)}，{minutesInWords(minutes)}
              </p>
              {reason !== "" && <p className="text-sm">审核意见：{reason}</p>}
            </div>
            <Tag tone={tones[stands]}>{claimStateNames[stands]}</Tag>
            {stands === "waiting" && (
              <form action={submit}>
                <input type="hidden" name="claimId" value={id} />
                <Button type="submit" variant="quiet" disabled={pending}>
                  撤回
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
