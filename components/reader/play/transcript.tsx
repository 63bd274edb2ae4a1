import { useEffect, useRef, useState } from "react";
import type { Playback } from "@/components/reader/play/playback";
import { clock } from "@/components/reader/play/played";
import { usePlayback } from "@/components/reader/play/use-playback";
import type { Cue } from "@/lib/media/model";

/** What is said, sentence by sentence: it follows the film, and the film follows it. */
export function Transcript({ cues, playback }: { cues: readonly Cue[]; playback: Playback }) {
  const { second } = usePlayback(playback);
  const [follows, setFollows] = useState(true);
  const list = useRef<HTMLOListElement>(null);
  const now = lastBefore(cues, second);

  useEffect(() => {
    const box = list.current;
    const line = box?.children[now];
    if (!follows || !box || !(line instanceof HTMLElement)) return;
    box.scrollTop = line.offsetTop - box.offsetTop - box.clientHeight / 3;
  }, [now, follows]);

  return (
    <>
      <label className="flex min-h-target items-center gap-2 text-sm">
        <input
          type="checkbox"
          checked={follows}
          onChange={(event) => setFollows(event.currentTarget.checked)}
        />
        跟着播放滚动
      </label>
      <ol ref={list} className="transcript">
        {cues.map(({ from, text }, index) => (
          <li key={from} aria-current={index === now ? "true" : undefined}>
            <button type="button" onClick={() => playback.seek(from)}>
              <span className="transcript-time">{clock(from)}</span>
              <span>{text}</span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

function lastBefore(cues: readonly Cue[], second: number): number {
  return cues.reduce((last, { from }, index) => (from <= second ? index : last), -1);
}
