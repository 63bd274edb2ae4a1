"use client";

import { useCallback, useEffect, useId, useRef, useState } from "react";
import { PickGrid } from "@/components/media/pick-grid";
import { refusalInWords } from "@/components/media/upload-item";
import { UploadPanel } from "@/components/media/upload-panel";
import { useLibrary } from "@/components/media/use-library";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type MediaKind, type MediaPointer, mediaKinds } from "@/lib/media/model";

export type PickedMedia = {
  /** As it is written in the course: `media/name.png`. */
  path: string;
  pointer: MediaPointer;
  kind: MediaKind;
  /** What the file was called; a first guess at a title. */
  name: string;
};

type Props = {
  courseSlug: string;
  /** What may be picked: one kind or several that mean the same here. */
  kinds: readonly [MediaKind, ...MediaKind[]];
  filmMegabytes?: number;
  onPick: (media: PickedMedia) => void;
  onClose: () => void;
};

const endings: Record<MediaKind, string> = {
  ...{ film: ".mp4", recording: ".m4a,.mp3", picture: ".jpg,.jpeg,.png,.webp,.gif" },
  ...{ figure: ".svg", document: ".pdf", courseware: ".zip", captions: ".vtt" },
};

/** Asks for a file of the library, or for a new one, and puts it into the course before handing it back. */
export function MediaPicker({ courseSlug, kinds, filmMegabytes = 1024, onPick, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [kind, setKind] = useState<MediaKind>(kinds[0]);
  const [query, setQuery] = useState("");
  const library = useLibrary(kind, query);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  useEffect(() => dialog.current?.showModal(), []);

  const pick = useCallback(
    async ({ sha256, name }: { sha256: string | null; name: string }) => {
      if (!sha256) return;
      setPending(true);
      setProblem(null);
      const linked = await linkToCourse(courseSlug, sha256, name);
      setPending(false);
      if (typeof linked === "string") setProblem(linked);
      else onPick({ ...linked, kind, name });
    },
    [courseSlug, kind, onPick],
  );

  return (
    <dialog
      ref={dialog}
      aria-labelledby={title}
      onClose={onClose}
      className="m-auto max-h-[90dvh] w-[min(60rem,calc(100vw-1.5rem))] rounded-large border border-line bg-paper p-4 text-ink shadow-float backdrop:bg-[rgb(0_0_0/45%)] sm:p-6"
    >
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 id={title} className="text-xl">
            插入{kinds.map((each) => mediaKinds[each]).join("或")}
          </h2>
          <Button variant="quiet" onClick={() => dialog.current?.close()}>
            关闭
          </Button>
        </div>
        {kinds.length > 1 && (
          <fieldset className="flex flex-wrap gap-2">
            <legend className="sr-only">种类</legend>
            {kinds.map((each) => (
              <Button
                key={each}
                variant={each === kind ? "primary" : "secondary"}
                aria-pressed={each === kind}
                onClick={() => setKind(each)}
              >
                {mediaKinds[each]}
              </Button>
            ))}
          </fieldset>
        )}
        {(problem ?? library.problem) && (
          <Notice tone="problem">{problem ?? library.problem}</Notice>
        )}
        <UploadPanel
          filmMegabytes={filmMegabytes}
          accept={kinds.map((each) => endings[each]).join(",")}
          onReady={(item) => void pick(item)}
        />
        <label className="flex flex-col gap-1.5">
          <span className="font-semibold">从媒体库里找</span>
          <input
            type="search"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            placeholder="文件名称"
            className="min-h-target rounded-medium border border-edge bg-surface px-3"
          />
        </label>
        <PickGrid items={library.items} disabled={pending} onPick={(item) => void pick(item)} />
      </div>
    </dialog>
  );
}

/** @returns where the file lies in the course now, or why it was not put there, in a sentence */
export async function linkToCourse(
  courseSlug: string,
  sha256: string,
  name: string,
): Promise<{ path: string; pointer: MediaPointer } | string> {
  const response = await fetch("/api/media/links", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ courseSlug, sha256, name }),
  }).catch(() => null);
  if (!response) return "现在连不上网络，没有插入，联网后再点一次";
  const body = await response.text();
  if (!response.ok) return refusalInWords(body) ?? "平台出了问题，没有插入，请稍后再试";
  return (JSON.parse(body) as { value: { path: string; pointer: MediaPointer } }).value;
}
