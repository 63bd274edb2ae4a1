import { useEffect, useRef } from "react";
import { AskedCheck } from "@/components/reader/islands/checks";
import { useLesson } from "@/components/reader/islands/use-lesson";
import type { CheckInText } from "@/components/reader/lesson-document";
import type { Playback } from "@/components/reader/play/playback";
import { usePlayback } from "@/components/reader/play/use-playback";
import { Button } from "@/components/ui/button";

type Props = { lessonId: string; checks: readonly CheckInText[]; playback: Playback };

/** Under the player while it waits: a question on the way, or whether anybody is there. */
export function StopPanel({ lessonId, checks, playback }: Props) {
  const { stop, notice } = usePlayback(playback);
  const { lesson } = useLesson();
  const panel = useRef<HTMLElement>(null);
  const asked = stop?.kind === "question" ? stop.key : null;
  useEffect(() => {
    if (!stop) return;
    panel.current?.focus({ preventScroll: true });
    panel.current?.scrollIntoView({ block: "nearest" });
  }, [stop]);

  if (!stop) {
    return (
      <p role="status" className="text-sm text-muted">
        {notice}
      </p>
    );
  }
  const check = checks.find(({ key }) => key === asked);
  const answered = asked !== null && Boolean(lesson?.checks[asked]);
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={check ? "看到这里，先答一题" : "您还在看吗？"}
      className="mt-4 rounded-large border border-teal bg-surface p-5 outline-none"
    >
      <p className="font-semibold">
        {check ? "看到这里，先答一题" : "您还在看吗？好一会儿没有动静，先停下等您。"}
      </p>
      {check && <AskedCheck lessonId={lessonId} check={check} />}
      {(answered || !check) && (
        <Button className="mt-4" onClick={() => playback.goOn()}>
          继续播放
        </Button>
      )}
    </section>
  );
}
