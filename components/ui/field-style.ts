import type { FieldWords } from "@/components/ui/field-frame";

/** The look shared by every text control. */
export const controlStyle =
  "w-full rounded-small border border-edge bg-surface px-3.5 py-1.5 text-ink aria-invalid:border-danger aria-invalid:ring-1 aria-invalid:ring-danger disabled:bg-surface-2 disabled:text-muted";

/** The attributes that tie a control to the hint and error its frame shows. */
export function fieldState(id: string, { hint, error, optional }: Partial<FieldWords>) {
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return {
    id,
    required: !optional,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": describedBy || undefined,
  };
}
