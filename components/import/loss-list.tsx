import { Tag } from "@/components/ui/tag";
import type { WordLoss } from "@/lib/transfer/model/word";

/** What of a document does not come along, and what comes otherwise, with where it stood. */
export function LossList({ losses }: { losses: readonly WordLoss[] }) {
  if (losses.length === 0) return <p className="text-muted">没有：文档里的内容都能带来。</p>;
  return (
    <ul className="max-h-96 overflow-y-auto rounded-large border border-line bg-surface">
      {losses.map(({ what, where, gone }, at) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two may be alike
          key={at}
          className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-line px-4 py-2 not-first:border-t"
        >
          <Tag tone={gone ? "danger" : "amber"}>{gone ? "没有带来" : "变了样"}</Tag>
          <span className="min-w-0 flex-1 basis-60">{what}</span>
          <span className="text-sm text-muted">{where}</span>
        </li>
      ))}
    </ul>
  );
}
