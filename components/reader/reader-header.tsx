import type { ReactNode } from "react";
import { RingsMark } from "@/components/ui/rings-mark";

type Props = {
  courseSlug: string;
  courseTitle: string;
  position: number;
  total: number;
  /** The outline, for screens too narrow to show it beside the text. */
  children: ReactNode;
};

/** A slim header: back to the course, where one is, the outline, display settings. */
export function ReaderHeader({ courseSlug, courseTitle, position, total, children }: Props) {
  return (
    <header className="reader-header sticky top-0 z-20 border-b border-line bg-surface print:hidden">
      <div className="relative mx-auto flex max-w-page items-center gap-2 px-4 py-1 sm:px-6">
        <a
          href={`/courses/${courseSlug}`}
          className="flex min-h-target min-w-0 flex-1 items-center gap-2 rounded-medium font-medium"
        >
          <RingsMark className="size-7" />
          <span className="truncate">{courseTitle}</span>
        </a>
        <span className="flex flex-col whitespace-nowrap text-end text-sm leading-tight text-muted">
          第{position}/{total}课
          <span data-island="sync-state" className="text-xs" />
        </span>
        <details className="reader-drawer">
          <summary className="flex min-h-target items-center rounded-medium px-2 font-medium">
            目录
          </summary>
          <nav aria-label="课程目录" className="reader-drawer-panel">
            {children}
          </nav>
        </details>
        <div data-island="display" />
      </div>
      <div data-island="sync" />
    </header>
  );
}
