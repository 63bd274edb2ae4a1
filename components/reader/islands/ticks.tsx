import { useEffect } from "react";
import { useLesson } from "@/components/reader/islands/use-lesson";

/** Ticks off the lessons that are read, wherever the document shows the outline. */
export function Ticks() {
  const { lesson } = useLesson();
  useEffect(() => {
    for (const place of document.querySelectorAll<HTMLElement>("[data-tick]")) {
      const done = lesson?.completedLessonIds.includes(place.dataset.tick ?? "") ?? false;
      place.classList.toggle("is-done", done);
      place.textContent = done ? "已学完：" : "";
    }
  }, [lesson]);
  return null;
}
