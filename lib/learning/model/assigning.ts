/** The words of assigning a course: who is looked for, who was found, who was assigned. */
import { z } from "zod";
import type { EnrolmentKind } from "@/lib/learning/model/credit";

export const AssignFilter = z.object({
  /** The beginning of a name, or a whole mobile number. */
  words: z.string().trim().max(20).catch("").default(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});

type Named = {
  personId: string;
  name: string;
  organisation: string | null;
  region: string;
  /** The last four digits of the mobile number. */
  phoneEnd: string | null;
};

/** Somebody who can be assigned, and how they stand at the course; `kind` is null for not at all. */
export type AssignablePerson = Named & { kind: EnrolmentKind | null; completedAt: Date | null };

/** Somebody who was assigned. `untouched`: nothing was opened yet, so it can be taken back. */
export type AssignedPerson = Named & {
  enrolledAt: Date;
  completedAt: Date | null;
  untouched: boolean;
};
