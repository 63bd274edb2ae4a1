"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { revealFieldAction } from "@/lib/people/actions";
import { type MaskedField, maskedFieldNames, maskedFields } from "@/lib/people/model/person";
import { refusals } from "@/lib/platform/result";

type Props = {
  personId: string;
  /** Masked; null where nothing is known. */
  shown: Readonly<Record<MaskedField, string | null>>;
  mayReveal: boolean;
};

/** Numbers and addresses, masked; one is shown by a press, and that is written down. */
export function MaskedFields({ personId, shown, mayReveal }: Props) {
  return (
    <section aria-label="联系方式和证件" className="flex flex-col gap-2">
      <h2 className="text-xl">联系方式和证件</h2>
      <ul className="divide-y divide-line rounded-large border border-line bg-surface">
        {maskedFields.map((field) => (
          <MaskedRow
            key={field}
            personId={personId}
            field={field}
            text={shown[field]}
            mayReveal={mayReveal}
          />
        ))}
      </ul>
      {mayReveal && <p className="text-sm text-muted">每次点“显示”都会记入审计日志。</p>}
    </section>
  );
}

type RowProps = { personId: string; field: MaskedField; text: string | null; mayReveal: boolean };

function MaskedRow({ personId, field, text, mayReveal }: RowProps) {
  const [state, reveal, pending] = useActionState(revealFieldAction, null);
  const opened = state?.ok ? state.value.text : null;
  return (
    <li className="flex min-h-target flex-wrap items-center gap-x-3 px-4 py-1">
      <span className="w-24 shrink-0 text-muted">{maskedFieldNames[field]}</span>
      <span className="min-w-0 flex-1 tabular-nums wrap-anywhere" aria-live="polite">
        {opened ?? text ?? "未填写"}
      </span>
      {text !== null && opened === null && mayReveal && (
        <form action={reveal}>
          <input type="hidden" name="personId" value={personId} />
          <input type="hidden" name="field" value={field} />
          <Button type="submit" variant="quiet" disabled={pending}>
            显示
            <VisuallyHidden>{maskedFieldNames[field]}</VisuallyHidden>
          </Button>
        </form>
      )}
      {state && !state.ok && (
        <span role="alert" className="w-full text-sm text-danger">
          {refusals[state.refusal.code]}
        </span>
      )}
    </li>
  );
}
