import type { ReactNode } from "react";
import { RingsMark } from "@/components/ui/rings-mark";

type Props = {
  /** What is so: “还没有加入课程”. */
  title: string;
  /** What to do next, in a sentence. */
  children: ReactNode;
  action?: ReactNode;
};

/** Where a list would be, had it anything in it. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-large border border-dashed border-edge px-6 py-10 text-center">
      <RingsMark className="size-16 opacity-80" />
      <p className="font-display text-lg font-bold">{title}</p>
      <p className="max-w-measure text-muted">{children}</p>
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}
