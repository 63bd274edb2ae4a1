import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type FieldWords = {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /**
   * Says “选填” beside the label, or leaves it unsaid where everything is optional, as in a search.
   * Fields are required unless this is set.
   */
  optional?: boolean | "unsaid";
};

type Props = FieldWords & { id: string; children: ReactNode };

/** Label above, hint and error below; the control names them with `describedBy`. */
export function FieldFrame({ id, label, hint, error, optional, children }: Props) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {label}
        {optional === true && <span className="font-normal text-muted">（选填）</span>}
      </label>
      {children}
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-sm text-danger">
          <CircleAlert className="mt-1 size-4.5 shrink-0" aria-hidden="true" />
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
