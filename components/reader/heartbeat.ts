/**
 * Watches the text being read and reports it. A heartbeat that is not acknowledged is put back
 * and joined to the next one; what is unsent is kept on the device until then.
 */
import { keep, kept } from "@/components/reader/kept";
import { ask, currentSnapshot, update } from "@/components/reader/lesson-store";
import {
  type Evidence,
  isAttentive,
  joinEvidence,
  NOTHING,
  visibleRange,
} from "@/components/reader/reading-tracker";
import type { LessonProgress, ReadRange } from "@/lib/learning/model/evidence";

const BEAT_SECONDS = 15;

type Reported = LessonProgress & { justCompleted: boolean };

export function startHeartbeat(lessonId: string, text: HTMLElement): void {
  let unsent = kept<Evidence>("reading", lessonId) ?? NOTHING;
  let sinceBeat = 0;
  let sending = false;
  let lastTouch = Date.now();
  let lastLook = Date.now();
  // Until someone moves, where they stopped last time is still where they are to resume.
  let moved = false;

  const touched = () => {
    lastTouch = Date.now();
  };
  const scrolled = () => {
    moved = true;
  };
  addEventListener("scroll", scrolled, { passive: true });
  for (const event of ["scroll", "pointerdown", "keydown", "touchmove", "wheel"]) {
    addEventListener(event, touched, { passive: true });
  }

  /** Once a second: a line flung past is not a line read. */
  function look() {
    const now = Date.now();
    // A sleeping phone wakes with one long second; it was not reading.
    const passed = Math.min(2, (now - lastLook) / 1000);
    lastLook = now;
    const shown = document.visibilityState === "visible";
    if (!isAttentive(shown, (now - lastTouch) / 1000)) return;
    const range = onScreen(text);
    const ranges: ReadRange[] = range ? [range] : [];
    unsent = joinEvidence(unsent, { activeSeconds: passed, ranges });
    sinceBeat += passed;
    if (sinceBeat >= BEAT_SECONDS) void send();
  }

  async function send(leaving = false) {
    if (sending && !leaving) return;
    sending = true;
    sinceBeat = 0;
    const sent = unsent;
    unsent = NOTHING;
    keep("reading", lessonId, sent);
    const stored = currentSnapshot().lesson?.progress.position ?? 0;
    const position = moved ? (onScreen(text)?.[0] ?? stored) : stored;
    const answer = await ask<Reported>("/api/learning/progress", {
      method: "POST",
      leaving,
      body: { lessonId, ...sent, position },
    });
    sending = false;
    if (answer?.ok) {
      keep("reading", lessonId, null);
      adopt(answer.value);
    } else {
      // A refusal other than being signed out will not change by repeating.
      const final = answer && answer.refusal.code !== "sign_in_required";
      if (!final) unsent = joinEvidence(sent, unsent);
      keep("reading", lessonId, final ? null : unsent);
    }
  }

  void send();
  setInterval(look, 1000);
  addEventListener("online", () => void send());
  addEventListener("pagehide", () => void send(true));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void send(true);
  });
}

function onScreen(text: HTMLElement): ReadRange | null {
  const { top, height } = text.getBoundingClientRect();
  const header = document.querySelector(".reader-header")?.getBoundingClientRect().bottom ?? 0;
  return visibleRange({ top, height }, { height: innerHeight, covered: Math.max(0, header) });
}

function adopt({ justCompleted, ...progress }: Reported): void {
  const { lesson, justCompleted: before } = currentSnapshot();
  if (!lesson) return;
  const completedLessonIds = progress.completed
    ? [...new Set([...lesson.completedLessonIds, progress.lessonId])]
    : lesson.completedLessonIds;
  update({
    lesson: { ...lesson, progress, completedLessonIds },
    justCompleted: before || justCompleted,
  });
}
