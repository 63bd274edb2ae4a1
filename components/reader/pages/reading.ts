/** Reading a document page by page: which page is open, how long each has been, which are done. */
import { currentSnapshot } from "@/components/reader/lesson-store";
import { pageAt, pageRange } from "@/components/reader/pages/page-place";
import { isAttentive } from "@/components/reader/reading-tracker";
import type { Glance } from "@/components/reader/study/stretch";
import { secondsSinceTouch } from "@/components/reader/study/touch";
import type { LessonWork } from "@/lib/catalogue/model";
import { without } from "@/lib/learning/rules/ranges";

type Work = Extract<LessonWork, { kind: "document" }>;

export class Reading {
  /** From 1. */
  page: number;
  /** Called when a page has been read long enough. */
  onPageDone: () => void = () => undefined;
  /** Whether the page is drawn; nobody reads a blank. */
  shown = false;
  readonly #seconds = new Map<number, number>();
  readonly #listeners = new Set<() => void>();

  constructor(readonly work: Work) {
    const position = currentSnapshot().lesson?.progress.position ?? 0;
    this.page = pageAt(position, work.pages);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  turnTo(page: number): void {
    this.page = Math.min(this.work.pages, Math.max(1, page));
    this.#tell();
  }

  /** Whole seconds that the open page still asks for; 0 when it counts. */
  secondsLeft = (): number => {
    const counted = currentSnapshot().lesson?.progress.ranges ?? [];
    if (without([pageRange(this.page, this.work.pages)], counted).length === 0) return 0;
    return Math.max(0, Math.ceil(this.work.secondsPerPage - (this.#seconds.get(this.page) ?? 0)));
  };

  look(passed: number): Glance {
    const { page, work } = this;
    const there = isAttentive(document.visibilityState === "visible", secondsSinceTouch());
    const seconds = there && this.shown ? Math.min(2, passed) : 0;
    const before = this.#seconds.get(page) ?? 0;
    this.#seconds.set(page, before + seconds);
    const done = before + seconds >= work.secondsPerPage;
    if (done && before < work.secondsPerPage) this.onPageDone();
    if (seconds > 0) this.#tell();
    return {
      seconds,
      ranges: done ? [pageRange(page, work.pages)] : [],
      position: pageRange(page, work.pages)[0],
    };
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
