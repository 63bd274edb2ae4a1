import type { Route } from "next";
import Link from "next/link";
import { factsInWords } from "@/components/media/facts-in-words";
import { KindIcon } from "@/components/media/kind-icon";
import { Tag } from "@/components/ui/tag";
import type { LibraryItem } from "@/lib/authoring/model/library";
import { mediaKinds } from "@/lib/media/model";

/** Files as cards, each leading to all that is known of it. */
export function LibraryGrid({ items }: { items: readonly LibraryItem[] }) {
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4 lg:grid-cols-4">
      {items.map((item) => (
        <li key={item.asset ?? item.sha256}>
          <Link
            href={`/teach/media/${item.sha256 ?? item.asset}` as Route}
            prefetch={false}
            className="flex h-full flex-col overflow-hidden rounded-large border border-line bg-surface hover:border-teal"
          >
            <Thumbnail item={item} />
            <span className="flex min-w-0 flex-1 flex-col gap-1 px-3 py-2.5">
              <span className="line-clamp-2 break-all font-semibold leading-snug">{item.name}</span>
              <span className="text-xs text-muted">{factsInWords(item)}</span>
              <span className="mt-auto flex flex-wrap gap-1 pt-1">
                <StateTag item={item} />
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

export function Thumbnail({ item }: { item: LibraryItem }) {
  return (
    <span className="flex aspect-[4/3] w-full items-center justify-center bg-surface-2">
      {item.picture ? (
        // biome-ignore lint/performance/noImgElement: a small picture made for just this, kept for ever
        <img
          src={item.picture}
          alt=""
          loading="lazy"
          className="size-full object-contain"
          decoding="async"
        />
      ) : (
        <KindIcon kind={item.kind} className="size-12 text-muted" />
      )}
    </span>
  );
}

function StateTag({ item }: { item: LibraryItem }) {
  if (item.state === "processing") return <Tag tone="amber">处理中</Tag>;
  if (item.state === "failed") return <Tag tone="danger">不能用</Tag>;
  const used = item.uses > 0;
  return (
    <>
      <Tag>{mediaKinds[item.kind]}</Tag>
      {used && <Tag tone="teal">{`用在${item.uses}处`}</Tag>}
    </>
  );
}
