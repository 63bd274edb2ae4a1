/** What one asks the audit log for. */
import { z } from "zod";

const day = z.union([z.literal(""), z.iso.date("请填写日期，如2026-11-23")]).default("");

export const AuditFilter = z.object({
  /** The beginning of the name of who acted. */
  who: z.string().trim().max(20).default(""),
  /** A command's name, `domain.verb_noun`; "" for all. */
  action: z.string().max(80).default(""),
  /** What it was done to, `kind:id`, or the beginning of it. */
  subject: z.string().trim().max(120).default(""),
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
