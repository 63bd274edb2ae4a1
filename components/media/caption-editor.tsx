"use client";

import { useRef, useState } from "react";
import { CaptionRow } from "@/components/media/caption-row";
import { CaptionTools } from "@/components/media/caption-tools";
import { useCaptions } from "@/components/media/use-captions";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { addCue, mergeCue, splitCue } from "@/lib/media/rules/captions";

type Props = {
  courseSlug: string;
  captions: {
    path: string;
    text: string | null;
    revision: number | null;
    film: { path: string; sha256: string } | null;
  };
};

/** Captions cue by cue, beside the film they belong to. */
export function CaptionEditor({ courseSlug, captions }: Props) {
  const { film } = captions;
  const editing = useCaptions(courseSlug, captions);
  const { cues, change, problems } = editing;
  const [current, setCurrent] = useState(-1);
  const player = useRef<HTMLVideoElement>(null);

  const play = (at: number) => {
    if (!player.current) return;
    player.current.currentTime = at;
    void player.current.play();
  };

  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <div className="flex flex-col gap-4 lg:sticky lg:top-4 lg:self-start">
        {film ? (
          // biome-ignore lint/a11y/useMediaCaption: these are being written beside it
          <video
            ref={player}
            src={`/teach/media/${film.sha256}/original`}
            controls
            preload="metadata"
            aria-label={film.path}
            className="aspect-video w-full rounded-large border border-line bg-surface-2"
            onTimeUpdate={({ currentTarget: { currentTime } }) =>
              setCurrent(cues.findIndex(({ from, to }) => currentTime >= from && currentTime < to))
            }
          />
        ) : (
          <Notice tone="info">课程草稿里没有找到对应的视频，只能改文字和时间。</Notice>
        )}
        <CaptionTools editing={editing} />
      </div>
      <ol aria-label="字幕" className="flex flex-col gap-3">
        {cues.map((cue, index) => (
          <CaptionRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a cue is its place; it has no other identity
            key={index}
            index={index}
            cue={cue}
            isLast={index === cues.length - 1}
            isCurrent={index === current}
            problem={problems.find((problem) => problem.cue === index)?.message ?? null}
            now={() => player.current?.currentTime ?? null}
            onPlay={film ? () => play(cue.from) : null}
            onChange={(next) => change(cues.map((each, at) => (at === index ? next : each)))}
            onSplit={(at) => change(splitCue(cues, index, at))}
            onMerge={() => change(mergeCue(cues, index))}
            onAdd={() => change(addCue(cues, index))}
            onRemove={() => change(cues.filter((_, at) => at !== index))}
          />
        ))}
        {cues.length === 0 && (
          <li>
            <Button onClick={() => change(addCue(cues, -1, player.current?.currentTime ?? 0))}>
              写第一句
            </Button>
          </li>
        )}
      </ol>
    </div>
  );
}
