import { KindIcon } from "@/components/media/kind-icon";
import { troubleInWords } from "@/components/media/upload-item";
import { Notice } from "@/components/ui/notice";
import type { LibraryItem } from "@/lib/authoring/model/library";
import { type MediaKind, mediaHints } from "@/lib/media/model";

/** The file as it looks or sounds, or why it cannot be used. */
export function FilePreview({ item }: { item: LibraryItem }) {
  const { sha256, state, trouble, detail, facts } = item;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {state === "processing" && (
        <Notice tone="info">正在检查和处理，通常几秒钟。刷新页面看结果。</Notice>
      )}
      {trouble && <Notice tone="problem">{troubleInWords(trouble, detail)}</Notice>}
      {facts.hint && <Notice tone="info">{mediaHints[facts.hint]}</Notice>}
      {sha256 && <Shown item={item} address={`/teach/media/${sha256}/original`} />}
    </div>
  );
}

const frame = "max-h-[70vh] w-full rounded-large border border-line bg-surface-2 object-contain";

function Shown({ item, address }: { item: LibraryItem; address: string }) {
  const { kind, name, picture, facts } = item;
  const shown: Partial<Record<MediaKind, React.ReactNode>> = {
    film: (
      // biome-ignore lint/a11y/useMediaCaption: captions belong to the lesson, and are edited there
      <video
        src={address}
        poster={picture ?? undefined}
        controls
        preload="metadata"
        aria-label={name}
        width={facts.width}
        height={facts.height}
        className={`h-auto ${frame}`}
      />
    ),
    recording: (
      // biome-ignore lint/a11y/useMediaCaption: as above
      <audio src={address} controls preload="metadata" aria-label={name} className="w-full" />
    ),
    picture: (
      // biome-ignore lint/performance/noImgElement: one's own file, as it is
      <img
        src={address}
        alt={name}
        width={facts.width}
        height={facts.height}
        className={`h-auto ${frame}`}
      />
    ),
    // biome-ignore lint/performance/noImgElement: as above
    figure: <img src={address} alt={name} className={frame} />,
  };
  return (
    shown[kind] ?? (
      <div className="flex min-h-40 items-center justify-center rounded-large border border-line bg-surface-2">
        <KindIcon kind={kind} className="size-16 text-muted" />
      </div>
    )
  );
}
