import type { PlaceChange } from "@/lib/people/model/place";
import { changeInWords } from "@/lib/people/rules/place-words";
import { dateTimeInWords } from "@/lib/platform/wording";

/** What became of a place: what, when, by whom; the newest first. */
export function PlaceHistory({ changes }: { changes: readonly PlaceChange[] }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-lg">变更记录</h2>
      {changes.length === 0 ? (
        <p className="text-muted">还没有变更。改名称、合并和移动以后，会记在这里。</p>
      ) : (
        <ol className="divide-y divide-line rounded-large border border-line bg-surface">
          {changes.map((change) => (
            <li key={change.id} className="flex flex-wrap gap-x-4 gap-y-1 px-4 py-3">
              <span className="min-w-0 flex-1 basis-60">{changeInWords(change)}</span>
              <span className="text-sm text-muted">
                {dateTimeInWords(change.at)}　{change.by ?? "平台"}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
