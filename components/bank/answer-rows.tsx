import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { controlStyle } from "@/components/ui/field-style";

const ROWS_MAX = 12;

type GroupProps = { legend: string; count: number; onAdd: () => void; children: ReactNode };

/** Rows that belong together, and one more at will. */
export function Group({ legend, count, onAdd, children }: GroupProps) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-semibold">{legend}</legend>
      {children}
      {count < ROWS_MAX && (
        <Button variant="quiet" className="self-start" onClick={onAdd}>
          <Plus className="size-5" aria-hidden="true" />
          加一行
        </Button>
      )}
    </fieldset>
  );
}

/** One row with the way to take it out. */
export function Row({
  name,
  onRemove,
  children,
}: {
  name: string;
  onRemove: () => void;
  children: ReactNode;
}) {
  return (
    <div className="flex items-center gap-2">
      {children}
      <Button
        variant="quiet"
        className="min-w-target px-2"
        aria-label={`删去${name}`}
        onClick={onRemove}
      >
        <X className="size-5" aria-hidden="true" />
      </Button>
    </div>
  );
}

type LineProps = { label: string; value: string; onChange: (text: string) => void };

/** A text of one line. */
export function Line({ label, value, onChange }: LineProps) {
  return (
    <input
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={`min-h-target min-w-0 flex-1 ${controlStyle}`}
    />
  );
}

/** Rows have no identity but their place, which is also what they are called. */
export function named<T>(rows: readonly T[], before: string, after: string): [string, T][] {
  return rows.map((row, at) => [`${before}${at + 1}${after}`, row]);
}

export function without<T>(rows: readonly T[], at: number): T[] {
  return rows.filter((_, index) => index !== at);
}
