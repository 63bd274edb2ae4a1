import { type ComponentProps, useId } from "react";
import { FieldFrame, type FieldWords } from "@/components/ui/field-frame";
import { controlStyle, fieldState } from "@/components/ui/field-style";

type Props = FieldWords &
  Omit<ComponentProps<"textarea">, "id" | "required" | "className"> & { name: string };

/** A labelled block of text input. */
export function TextareaField({ label, hint, error, optional = false, ...textarea }: Props) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} optional={optional}>
      <textarea
        rows={5}
        {...textarea}
        {...fieldState(id, { hint, error, optional })}
        className={`field-sizing-content max-h-96 min-h-32 py-2.5 ${controlStyle}`}
      />
    </FieldFrame>
  );
}
