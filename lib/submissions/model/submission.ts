/** What a learner writes and hands in. No I/O. */
import { z } from "zod";
import type { Arrangement } from "@/lib/submissions/model/assignment";
import { Decision, FILES_MAX } from "@/lib/submissions/model/decision";

/** Signs of one part of an assignment. */
export const PART_CHARACTERS_MAX = 10_000;

const submissionId = z.uuid("作业编号不正确");
const partId = z.string().min(1).max(60);

export const StartSubmission = z.object({
  courseSlug: z.string().min(1).max(60),
  paperSlug: z.string().min(1).max(60),
});

/**
 * One part as it stands on one page. `writer` is that page, `sequence` counts its edits, `base` is the
 * revision of the part that the edit was made on.
 */
export const SavePart = z.object({
  submissionId,
  part: partId,
  text: z.string().max(PART_CHARACTERS_MAX, `最多${PART_CHARACTERS_MAX}个字`),
  base: z.int().min(0),
  writer: z.uuid("页面编号不正确"),
  sequence: z.int().min(1),
});
export type SavePart = z.output<typeof SavePart>;

/** With `conflict` nothing was kept: that text stands there, written by another page. */
export type SavedPart = { revision: number; conflict: string | null };

export const HandIn = z.object({
  submissionId,
  /** The version this makes, from 1: handing in again what is handed in changes nothing. */
  number: z.int().min(1).max(1000),
  /** The parts as they were read before handing in, by their revision. */
  revisions: z.record(partId, z.int().min(0)),
  /** Places of what was ticked on the checklist. */
  ticked: z.array(z.int().min(0)).max(20),
  /** Hashes of the files that were seen to go with it. */
  files: z.array(z.string().length(64)).max(FILES_MAX).default([]),
  /** What was decided about everything the anonymisation check found. */
  decisions: z.array(Decision).max(1000).default([]),
});
export type HandIn = z.output<typeof HandIn>;
export type HandInInput = z.input<typeof HandIn>;

/** A part with what the page needs to go on with it. */
export type DraftPart = { text: string; revision: number };

export type WindowTerms = Pick<Arrangement, "opensAt" | "dueAt" | "lateUntil" | "latePercent">;
