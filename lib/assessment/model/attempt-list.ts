/** Which attempts somebody looks for, as the address of the page says it. */
import { z } from "zod";
import type { AttemptSummary } from "@/lib/assessment/model/attempt";

export const outcomes = ["open", "awaiting", "passed", "failed"] as const;
export type Outcome = (typeof outcomes)[number];

export const AttemptFilter = z.object({
  /** The beginning of a name. */
  words: z.string().trim().max(20).catch("").default(""),
  outcome: z.enum(outcomes).nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type AttemptFilter = z.output<typeof AttemptFilter>;

/** An attempt as those who look after the course list it. */
export type ListedAttempt = AttemptSummary & {
  name: string;
  organisation: string | null;
  region: string;
  /** Times and seconds that the answer sheet was left, as far as was reported. */
  absences: number;
  absentSeconds: number;
};
