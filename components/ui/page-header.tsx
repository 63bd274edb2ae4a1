import type { ReactNode } from "react";

type Props = {
  title: string;
  /** A short line above the title: the series, the place in the product. */
  eyebrow?: ReactNode;
  /** A sentence below the title. */
  children?: ReactNode;
  actions?: ReactNode;
};

/** The head of a page; its title is the page's only h1. */
export function PageHeader({ title, eyebrow, children, actions }: Props) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 max-w-measure">
        {eyebrow && <p className="text-sm font-medium text-amber">{eyebrow}</p>}
        <h1 className="text-2xl sm:text-3xl">{title}</h1>
        {children && <p className="mt-2 text-muted">{children}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-3 print:hidden">{actions}</div>}
    </header>
  );
}
