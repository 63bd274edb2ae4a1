/** The words of a course's roster: who joined it, and how far each has come. */
import { z } from "zod";
import type { EnrolmentKind } from "@/lib/learning/model/credit";

/** idle: joined and has opened nothing yet. */
export const standings = ["idle", "studying", "completed"] as const;
export type Standing = (typeof standings)[number];

export const RosterFilter = z.object({
  /** The beginning of a name. */
  words: z.string().trim().max(20).catch("").default(""),
  standing: z.enum(standings).nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type RosterFilter = z.output<typeof RosterFilter>;

/** One who joined a course. */
export type RosterRow = {
  enrolmentId: string;
  name: string;
  organisation: string | null;
  region: string;
  kind: EnrolmentKind;
  enrolledAt: Date;
  /** The number of the release that is studied. */
  release: number;
  /** Lessons of that release that have to be studied, and how many of them are complete. */
  lessons: number;
  done: number;
  /** Whole minutes of active study. */
  minutes: number;
  seenAt: Date | null;
  completedAt: Date | null;
};

export type RosterCounts = Record<Standing, number>;
