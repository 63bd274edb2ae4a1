"use client";

import { useActionState, useState } from "react";
import { ActionNotice } from "@/components/shell/action-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { CorrectionMode } from "@/lib/assessment/model/grading";
import type { Effects } from "@/lib/assessment/rules/regrading";
import { correctKeyAction } from "@/lib/learning/actions";

type Props = {
  courseSlug: string;
  versionId: string;
  byKey: { raising: Effects; exact: Effects } | null;
  asVoid: Effects | null;
};

type Way = { mode: CorrectionMode; keepHigher: boolean; label: string; effects: Effects };

/** Regrades the ended attempts after one has seen what that changes. */
export function CorrectKeyForm({ courseSlug, versionId, byKey, asVoid }: Props) {
  const [state, submit, pending] = useActionState(correctKeyAction, null);
  const ways: Way[] = [
    ...(byKey
      ? [
          {
            ...{ mode: "key" as const, keepHigher: true, effects: byKey.raising },
            label: "按新答案重新评分，只加分不扣分",
          },
          {
            ...{ mode: "key" as const, keepHigher: false, effects: byKey.exact },
            label: "按新答案重新评分，有加有扣",
          },
        ]
      : []),
    ...(asVoid
      ? [
          {
            ...{ mode: "void" as const, keepHigher: true, effects: asVoid },
            label: "这道题作废，大家都得满分",
          },
        ]
      : []),
  ];
  const [chosen, choose] = useState(0);
  const way = ways[chosen] ?? ways[0];
  if (!way) return null;
  return (
    <form action={submit} className="flex flex-col gap-4">
      <input type="hidden" name="courseSlug" value={courseSlug} />
      <input type="hidden" name="versionId" value={versionId} />
      <input type="hidden" name="mode" value={way.mode} />
      <input type="hidden" name="keepHigher" value={String(way.keepHigher)} />
      <fieldset className="flex flex-col">
        <legend className="font-semibold">怎么更正</legend>
        {ways.map(({ label, effects: { raised, lowered } }, at) => (
          <label key={label} className="flex min-h-target cursor-pointer items-start gap-3 py-1.5">
            <input
              type="radio"
              name="way"
              checked={way === ways[at]}
              onChange={() => choose(at)}
              className="mt-1.5 size-5 shrink-0 accent-teal"
            />
            <span>
              {label}
              <span className="block text-sm text-muted tabular-nums">
                {raised}份加分{lowered > 0 ? `，${lowered}份扣分` : ""}；已经通过的不会改成未通过
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <Field
        label="原因"
        name="reason"
        hint="得分有变化的学员会收到消息，看得到这句话。"
        error={state && !state.ok ? state.refusal.fields?.reason?.[0] : undefined}
      />
      <ActionNotice
        state={state}
        done={state?.ok ? `已重新评分，${state.value.changed}人的得分有变化，已经告诉他们。` : ""}
      />
      <Button type="submit" disabled={pending} className="self-start">
        {pending ? "正在重新评分…" : "更正并重新评分"}
      </Button>
    </form>
  );
}
