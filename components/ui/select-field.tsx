import { ChevronDown } from "lucide-react";
import { type ComponentProps, useId } from "react";
import { FieldFrame, type FieldWords } from "@/components/ui/field-frame";
import { controlStyle, fieldState } from "@/components/ui/field-style";

/** `name` may be left out where the choice only narrows another field. */
type Props = FieldWords & Omit<ComponentProps<"select">, "id" | "required" | "className">;

/** A labelled native select: its list is the phone's own. Options are the children. */
export function SelectField({ label, hint, error, optional = false, ...select }: Props) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} optional={optional}>
      <div className="relative">
        <select
          {...select}
          {...fieldState(id, { hint, error, optional })}
          className={`min-h-target appearance-none pe-11 ${controlStyle}`}
        />
        <ChevronDown
          className="pointer-events-none absolute end-3.5 top-1/2 size-5 -translate-y-1/2 text-muted"
          aria-hidden="true"
        />
      </div>
    </FieldFrame>
  );
}
