import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

type Props = {
  summary: ReactNode;
  /** Opened by the page, as when something within is faulty. */
  open?: boolean | undefined;
  className?: string;
  children: ReactNode;
};

/** What is opened when it is needed; the arrow says that it can be. */
export function Folded({ summary, open, className = "", children }: Props) {
  return (
    <details open={open || undefined} className={`group/folded ${className}`}>
      <summary className="inline-flex min-h-target cursor-pointer items-center gap-1 py-2 text-teal [&::-webkit-details-marker]:hidden">
        {summary}
        <ChevronDown
          className="size-5 shrink-0 transition-transform group-open/folded:rotate-180"
          aria-hidden="true"
        />
      </summary>
      {children}
    </details>
  );
}
