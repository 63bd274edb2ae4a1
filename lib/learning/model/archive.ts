/** The words of what somebody learned, as they may take it along. Instants are ISO 8601 in UTC. */
import type { CreditCategory, LessonKind } from "@/lib/catalogue/model";
import type { CreditSource, EnrolmentKind } from "@/lib/learning/model/credit";

/** A lesson as it was studied. */
export type StudiedLesson = {
  slug: string;
  title: string;
  kind: LessonKind;
  minutes: number;
  /** False for 选学, which nothing waited for. */
  required: boolean;
  openedAt: string | null;
  completedAt: string | null;
  activeSeconds: number;
};

/** A course as it was studied, in the release that was studied. */
export type StudiedCourse = {
  slug: string;
  title: string;
  release: number;
  kind: EnrolmentKind;
  enrolledAt: string;
  completedAt: string | null;
  lessons: StudiedLesson[];
  /** Null for a course without one; `best` is in basis points, null before anything is graded. */
  exam: { attempts: number; best: number | null; passed: boolean } | null;
};

/** An entry of the ledger with its link in the chain, by which `ledger verify` knows it. */
export type LedgerEntry = {
  entryNumber: number;
  hash: string;
  earnedOn: string;
  title: string;
  category: CreditCategory;
  source: CreditSource;
  /** The number of the course's release that was studied; null where it is no course. */
  release: number | null;
  minutes: number;
};
