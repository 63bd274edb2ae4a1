import { CheckQuestion } from "@/components/assessment/check-question";
import { useLesson } from "@/components/reader/islands/use-lesson";
import type { CheckInText } from "@/components/reader/lesson-document";
import { ask, currentSnapshot, update } from "@/components/reader/lesson-store";
import { mount } from "@/components/reader/mount";
import type { CheckFeedback } from "@/lib/learning/model/evidence";
import { isRefusalCode, refusals } from "@/lib/platform/result";

type Props = { lessonId: string; checks: readonly CheckInText[]; onAnswered: () => void };

/** Makes each self-check in the text answerable, in its own place. */
export function Checks({ lessonId, checks, onAnswered }: Props) {
  for (const check of checks) {
    const place = document.querySelector<HTMLElement>(`[data-check="${check.key}"]`);
    if (place)
      mount(place, <AskedCheck lessonId={lessonId} check={check} onAnswered={onAnswered} />);
  }
}

/** One self-check, asked and answered. */
export function AskedCheck({
  lessonId,
  check,
  onAnswered,
}: {
  lessonId: string;
  check: CheckInText;
  /** The answer is kept; it may have been the last thing that was missing. */
  onAnswered?: () => void;
}) {
  const { lesson } = useLesson();
  // A lesson lies at /learn/<course>/lessons/<lesson>, the course's pictures beside its lessons.
  const media = `${location.pathname.split("/").slice(0, 3).join("/")}/media`;

  async function answer(picked: string[]) {
    const result = await ask<CheckFeedback>("/api/learning/checks", {
      method: "POST",
      body: { lessonId, question: check.key, answer: picked },
    });
    if (result === null) return { problem: "现在连不上网络，选的答案还在，联网后再点一次" };
    if (!result.ok) {
      const { code } = result.refusal;
      return { problem: isRefusalCode(code) ? refusals[code] : refusals.invalid_input };
    }
    const now = currentSnapshot().lesson;
    if (now) update({ lesson: { ...now, checks: { ...now.checks, [check.key]: result.value } } });
    onAnswered?.();
    return result.value;
  }

  return (
    <CheckQuestion
      question={check}
      media={media}
      feedback={lesson?.checks[check.key] ?? null}
      onAnswer={answer}
    />
  );
}
