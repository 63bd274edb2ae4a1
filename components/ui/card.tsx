import type { ComponentProps } from "react";

/** A sheet lying on the page. */
export function Card({ className = "", ...rest }: ComponentProps<"div">) {
  return (
    <div
      className={`rounded-large border border-line bg-surface p-5 shadow-card sm:p-6 ${className}`}
      {...rest}
    />
  );
}
