"use client";

import { Ellipsis } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

/** What is done seldom, out of the way until it is wanted; it goes when one does something else. */
export function More({ name, children }: { name: string; children: ReactNode }) {
  const box = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    function leave({ target }: Event) {
      const within = target instanceof Node && box.current?.contains(target);
      if (!within && box.current) box.current.open = false;
    }
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
    };
  }, []);

  function closeByKey({ key }: KeyboardEvent) {
    if (key !== "Escape" || !box.current) return;
    box.current.open = false;
    box.current.querySelector("summary")?.focus();
  }

  return (
    <details ref={box} className="relative" onKeyDown={closeByKey}>
      <summary className="flex min-h-target min-w-target cursor-pointer list-none items-center justify-center rounded-medium text-teal hover:bg-surface-2 [&::-webkit-details-marker]:hidden">
        <Ellipsis className="size-5" aria-hidden="true" />
        <VisuallyHidden>{`“${name}”的更多操作`}</VisuallyHidden>
      </summary>
      <div className="absolute end-0 z-10 flex w-72 max-w-[calc(100vw-2rem)] flex-col gap-4 rounded-large border border-line bg-surface p-4 shadow-float">
        {children}
      </div>
    </details>
  );
}
