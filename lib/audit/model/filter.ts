/** What one asks the audit log for. */
import { z } from "zod";

/** A field that cannot be read is left out by itself; the others still narrow. */
const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((given) => !given.includes("\0"))
    .catch("");
const day = z.iso
  .date()
  .refine((given) => given >= "1900-01-01")
  .catch("");

export const AuditFilter = z.object({
  /** The beginning of the name of who acted. */
  who: text(20),
  /** A command's name, `domain.verb_noun`; "" for all. */
  action: text(80),
  /** What it was done to, `kind:id`, or the beginning of it. */
  subject: text(120),
  /** First and last day, by the calendar in China. */
  from: day,
  until: day,
});
export type AuditFilter = z.output<typeof AuditFilter>;

export type AuditLine = {
  id: string;
  at: Date;
  /** Null: the platform itself. */
  who: string | null;
  action: string;
  subject: string;
  detail: Record<string, unknown> | null;
};
