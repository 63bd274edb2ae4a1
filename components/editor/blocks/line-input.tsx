import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { controlStyle } from "@/components/ui/field-style";

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  rows?: number;
};

/**
 * A labelled line in a block. What is typed stays here until an input method has finished, so that the
 * text around is never touched in the middle of a word.
 */
export function LineInput({ label, value, onChange, hint, rows = 1 }: Props) {
  const id = useId();
  const [draft, setDraft] = useState(value);
  const composing = useRef(false);
  useEffect(() => {
    if (!composing.current) setDraft(value);
  }, [value]);

  function take(text: string) {
    setDraft(text);
    if (!composing.current) onChange(text);
  }
  function keepEnter(event: KeyboardEvent) {
    if (event.key === "Enter" && rows === 1) event.preventDefault();
  }

  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <textarea
        id={id}
        rows={rows}
        value={draft}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onKeyDown={keepEnter}
        onChange={(event) => take(event.target.value)}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          take(event.currentTarget.value);
        }}
        className={`min-h-target w-full resize-y py-2 ${controlStyle}`}
      />
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
