/** Studying an article: what of the text is on screen, while somebody touches the page now and then. */
import { currentSnapshot } from "@/components/reader/lesson-store";
import { isAttentive, visibleRange } from "@/components/reader/reading-tracker";
import type { Glance } from "@/components/reader/study/stretch";
import { Study } from "@/components/reader/study/study";
import { secondsSinceTouch } from "@/components/reader/study/touch";
import type { ReadRange } from "@/lib/learning/model/evidence";

export function readText(lessonId: string, text: HTMLElement) {
  // Until someone moves, where they stopped last time is still where they are to resume.
  let moved = false;
  const scrolled = () => {
    moved = true;
  };
  addEventListener("scroll", scrolled, { passive: true });

  return new Study(lessonId, (passed): Glance => {
    const shown = document.visibilityState === "visible";
    const range = onScreen(text);
    const stored = currentSnapshot().lesson?.progress.position ?? 0;
    return {
      // A sleeping phone wakes with one long second; it was not reading.
      seconds: isAttentive(shown, secondsSinceTouch()) ? Math.min(2, passed) : 0,
      ranges: range ? [range] : [],
      position: moved ? (range?.[0] ?? stored) : stored,
    };
  });
}

function onScreen(text: HTMLElement): ReadRange | null {
  const { top, height } = text.getBoundingClientRect();
  const header = document.querySelector(".reader-header")?.getBoundingClientRect().bottom ?? 0;
  return visibleRange({ top, height }, { height: innerHeight, covered: Math.max(0, header) });
}
