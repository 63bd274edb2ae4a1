"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { renewAction } from "@/lib/learning/actions";
import type { ReleaseEffect } from "@/lib/learning/rules/release-effect";
import { effectInWords } from "@/lib/learning/rules/release-words";
import { refusals } from "@/lib/platform/result";
import { dateInWords } from "@/lib/platform/wording";

type Props = {
  courseSlug: string;
  /** The release to move to. */
  number: number;
  publishedAt: Date;
  effect: ReleaseEffect;
};

/** A later release, what moving to it means, and the button. Who does nothing stays where they are. */
export function RenewalPanel({ courseSlug, number, publishedAt, effect }: Props) {
  const [state, submit, pending] = useActionState(renewAction, null);
  return (
    <section
      aria-labelledby="renewal"
      className="rounded-large border border-amber bg-amber-soft p-5 sm:p-6"
    >
      <h2 id="renewal" className="text-lg">
        这门课有新版了
      </h2>
      <p className="mt-1">
        {dateInWords(publishedAt)}
        发布了第{number}版。您可以照现在的一版学完，学时和证书不受影响；也可以换到新版：
      </p>
      <ul className="mt-2 list-disc ps-5">
        {effectInWords(effect).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {state && !state.ok && <Notice tone="problem">{refusals[state.refusal.code]}。</Notice>}
      <form action={submit} className="mt-4">
        <input type="hidden" name="courseSlug" value={courseSlug} />
        <input type="hidden" name="number" value={number} />
        <Button type="submit" variant="secondary" disabled={pending}>
          {pending ? "正在换…" : "换到新版"}
        </Button>
      </form>
    </section>
  );
}
