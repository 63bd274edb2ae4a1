import type { ReactNode } from "react";

const widths = {
  /** Lists, dashboards. */
  page: "max-w-page",
  /** Prose, and forms with something to explain. */
  text: "max-w-[calc(var(--measure)+3rem)]",
  /** A single short form. */
  form: "max-w-md",
} as const;

type Props = { width?: keyof typeof widths; children: ReactNode };

/** The main landmark: width, margins, and room between what it holds. */
export function PageFrame({ width = "page", children }: Props) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={`mx-auto flex w-full flex-1 flex-col gap-8 px-4 py-8 outline-none sm:gap-10 sm:px-6 sm:py-12 ${widths[width]}`}
    >
      {children}
    </main>
  );
}
