import { useState } from "react";
import { useLesson } from "@/components/reader/islands/use-lesson";
import { Button } from "@/components/ui/button";
import { FULL_WORK } from "@/lib/learning/model/evidence";

/** Nearer to the beginning than this, there is nothing to go back to; in basis points. */
const WORTH_RESUMING = 600;

/** Offers, to someone who returns, to go on where they stopped. Never jumps by itself. */
export function ResumeOffer({ text }: { text: HTMLElement }) {
  const { lesson } = useLesson();
  const [position] = useState(lesson?.progress.position ?? 0);
  const [gone, setGone] = useState(false);
  if (gone || lesson?.progress.completed || position < WORTH_RESUMING) return null;

  function resume() {
    const top = text.getBoundingClientRect().top + scrollY;
    const header = document.querySelector(".reader-header")?.clientHeight ?? 0;
    scrollTo({ top: top + (text.offsetHeight * position) / FULL_WORK - header - 16 });
    setGone(true);
  }

  return (
    <p className="mb-6 flex flex-wrap items-center gap-3 rounded-large bg-surface-2 px-5 py-3">
      <span className="text-sm">上次读到约{Math.round(position / 100)}%处。</span>
      <Button variant="secondary" onClick={resume}>
        回到上次的位置
      </Button>
    </p>
  );
}
