import { type ComponentProps, type ReactNode, useId } from "react";
import { FieldFrame, type FieldWords } from "@/components/ui/field-frame";
import { controlStyle, fieldState } from "@/components/ui/field-style";

type Props = FieldWords &
  Omit<ComponentProps<"input">, "id" | "required" | "className"> & {
    name: string;
    /** A control at the end of the line, such as “显示密码”. */
    after?: ReactNode;
  };

/** A labelled line of input. */
export function Field({ label, hint, error, optional = false, after, ...input }: Props) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} optional={optional}>
      <div className="flex gap-2">
        <input
          {...input}
          {...fieldState(id, { hint, error, optional })}
          className={`min-h-target min-w-0 flex-1 ${controlStyle}`}
        />
        {after}
      </div>
    </FieldFrame>
  );
}
