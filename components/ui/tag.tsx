import type { ReactNode } from "react";

const tones = {
  plain: "border-line bg-surface-2 text-muted",
  teal: "border-transparent bg-teal-soft text-teal-strong",
  amber: "border-transparent bg-amber-soft text-amber",
  good: "border-transparent bg-good-soft text-good",
  danger: "border-transparent bg-danger-soft text-danger",
} as const;

/** A word or two about a thing: its kind, its state. */
export function Tag({
  tone = "plain",
  children,
}: {
  tone?: keyof typeof tones;
  children: ReactNode;
}) {
  return (
    <span
      className={`inline-flex items-center gap-1 whitespace-nowrap rounded-full border px-2.5 py-0.5 text-xs font-medium ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
