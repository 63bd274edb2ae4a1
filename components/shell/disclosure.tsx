"use client";

import { type ReactNode, useEffect, useRef } from "react";

type Props = {
  summary: ReactNode;
  /** The summary's name, where what it shows is not one. */
  label?: string;
  className?: string;
  children: ReactNode;
};

/**
 * A native disclosure whose panel floats under the header. It opens without JavaScript; with
 * it, Escape, a press elsewhere, leaving by keyboard and following a link close it.
 */
export function Disclosure({ summary, label, className = "", children }: Props) {
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const element = details.current;
    if (!element) return;
    const close = () => element.removeAttribute("open");
    const onPress = ({ target }: PointerEvent) => {
      if (!(target instanceof Node && element.contains(target))) close();
    };
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== "Escape" || !element.open) return;
      close();
      element.querySelector("summary")?.focus();
    };
    const onLeave = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !element.contains(relatedTarget)) close();
    };
    const onClick = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest("a")) close();
    };
    document.addEventListener("pointerdown", onPress);
    element.addEventListener("keydown", onKey);
    element.addEventListener("focusout", onLeave);
    element.addEventListener("click", onClick);
    return () => {
      document.removeEventListener("pointerdown", onPress);
      element.removeEventListener("keydown", onKey);
      element.removeEventListener("focusout", onLeave);
      element.removeEventListener("click", onClick);
    };
  }, []);

  return (
    <details ref={details} className={className}>
      <summary
        aria-label={label}
        className="flex min-h-target min-w-target items-center justify-center gap-1.5 rounded-medium px-1.5 font-medium sm:px-2.5 hover:bg-surface-2 in-open:bg-surface-2"
      >
        {summary}
      </summary>
      <div className="absolute end-4 top-full z-20 mt-2 w-76 max-w-[calc(100vw-2rem)] rounded-large border border-line bg-surface p-5 shadow-float sm:end-6">
        {children}
      </div>
    </details>
  );
}
