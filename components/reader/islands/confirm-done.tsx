import { useLesson } from "@/components/reader/islands/use-lesson";
import { isReadyToConfirm } from "@/components/reader/still-needed";
import { Button } from "@/components/ui/button";

type Props = { word: string; onConfirm: () => void };

/** The button by which a learner says that the lesson is done, as soon as all else is met. */
export function ConfirmDone({ word, onConfirm }: Props) {
  const { lesson, unsent, unsentSeconds, confirming, sync } = useLesson();
  if (!lesson || lesson.progress.deeds.includes("confirmed")) return null;
  const ready = isReadyToConfirm(lesson, { ranges: unsent, seconds: unsentSeconds });
  return (
    <p className="my-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button disabled={!ready || confirming} onClick={onConfirm}>
        {word}
      </Button>
      <span role="status" className="text-sm text-muted">
        {confirming && (sync === "offline" ? "已存在本机，联网后自动记入。" : "正在记入…")}
      </span>
    </p>
  );
}
