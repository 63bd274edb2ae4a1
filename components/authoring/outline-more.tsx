import { Ellipsis } from "lucide-react";
import type { FocusEvent, ReactNode } from "react";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

/** What is done seldom, out of the way until it is wanted. */
export function More({ name, children }: { name: string; children: ReactNode }) {
  return (
    <details className="relative" onBlur={closeWhenLeft}>
      <summary className="flex min-h-target min-w-target cursor-pointer list-none items-center justify-center rounded-medium text-teal hover:bg-surface-2 [&::-webkit-details-marker]:hidden">
        <Ellipsis className="size-5" aria-hidden="true" />
        <VisuallyHidden>{`“${name}”的更多操作`}</VisuallyHidden>
      </summary>
      <div
        tabIndex={-1}
        className="absolute end-0 z-10 flex w-72 max-w-[calc(100vw-2rem)] flex-col gap-4 rounded-large border border-line bg-surface p-4 shadow-float"
      >
        {children}
      </div>
    </details>
  );
}

/** A button that is disabled while it works loses the focus to nobody; what it says is still to be read. */
function closeWhenLeft({ currentTarget, relatedTarget }: FocusEvent<HTMLDetailsElement>) {
  if (relatedTarget && !currentTarget.contains(relatedTarget)) currentTarget.open = false;
}
