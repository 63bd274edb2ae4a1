import type { ReactNode } from "react";

type Props = { label: string; className?: string; children: ReactNode };

/** What may be wider than a phone scrolls by itself, with a finger or with the arrow keys. */
export function ScrollRegion({ label, className = "", children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section aria-label={label} tabIndex={0} className={`overflow-x-auto ${className}`}>
      {children}
    </section>
  );
}
