/** What a lesson document tells its script; the same for every reader, and without a single answer. */
import type { CheckInText } from "@/components/reader/lesson-document";
import type { LessonWork } from "@/lib/catalogue/model";

export type LessonData = {
  lessonId: string;
  /** Null for an article. */
  work: LessonWork | null;
  checks: readonly CheckInText[];
  /** What the button says that a learner presses when the lesson is done; null where none is asked for. */
  confirm: string | null;
  /** The assignment that is handed in for it; null for none. */
  handIn: { title: string; path: string } | null;
  next: { path: string; label: string };
  /** What can be kept for reading without network. */
  course: { title: string; articles: { lessonId: string; path: string; title: string }[] };
  /** Addresses of scripts that only some lessons need. */
  scripts: { hls: string; pdfWorker: string; pdfFiles: string };
};

/** As JSON that may stand inside a document. */
export function lessonDataJson(data: LessonData): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}
