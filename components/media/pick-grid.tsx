import { factsInWords } from "@/components/media/facts-in-words";
import { Thumbnail } from "@/components/media/library-grid";
import type { LibraryItem } from "@/lib/authoring/model/library";

type Props = {
  /** Null while they are asked for. */
  items: readonly LibraryItem[] | null;
  disabled: boolean;
  onPick: (item: LibraryItem) => void;
};

/** Files to choose from, as cards that are buttons. */
export function PickGrid({ items, disabled, onPick }: Props) {
  if (!items) return <p className="text-muted">正在打开媒体库…</p>;
  if (items.length === 0) return <p className="text-muted">没有找到。可以在上面上传一个新的。</p>;
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4">
      {items.map((item) => (
        <li key={item.sha256}>
          <button
            type="button"
            disabled={disabled}
            onClick={() => onPick(item)}
            className="flex h-full w-full flex-col overflow-hidden rounded-large border border-line bg-surface text-start hover:border-teal"
          >
            <Thumbnail item={item} />
            <span className="flex min-w-0 flex-col px-3 py-2">
              <span className="line-clamp-2 break-all font-semibold leading-snug">{item.name}</span>
              <span className="text-xs text-muted">{factsInWords(item)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
