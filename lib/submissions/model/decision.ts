/** What a writer decided about something the anonymisation check found. No I/O. */
import { z } from "zod";
import { FINDING_KINDS, type Finding, type FindingKind } from "@/lib/submissions/model/anonymity";
import type { UnreadReason } from "@/lib/submissions/model/attachment";

/** Why something stays that was found, in the writer's words. */
export const KEEP_REASONS = {
  fictional: "这是虚构的",
  consented: "已得到同意",
  harmless: "认不出是谁",
} as const;
export type KeepReason = keyof typeof KEEP_REASONS;

const choices = ["replaced", ...(Object.keys(KEEP_REASONS) as KeepReason[])] as const;
const kinds = Object.keys(FINDING_KINDS) as [FindingKind, ...FindingKind[]];
export const DECISION_TEXT_MAX = 400;

/** `place` is a part, or the hash of a file. What was replaced is not kept: `text` is what stands there now. */
export const Decision = z.object({
  place: z.string().min(1).max(64),
  kind: z.enum(kinds),
  text: z.string().max(DECISION_TEXT_MAX),
  choice: z.enum(choices),
});
export type Decision = z.output<typeof Decision>;

/** A finding with the words around it, as it is shown. */
export type ShownFinding = Pick<Finding, "kind" | "text" | "suggestion" | "reason"> & {
  before: string;
  after: string;
};

export const FILES_MAX = 5;
export const FILE_BYTES_MAX = 8 * 1024 * 1024;

export const AddFile = z.object({
  submissionId: z.uuid("作业编号不正确"),
  name: z.string().trim().min(1, "文件没有名字").max(120, "文件名最多120个字"),
  content: z.instanceof(Uint8Array),
});
export const RemoveFile = z.object({
  submissionId: z.uuid("作业编号不正确"),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "应为64位十六进制"),
});

/** A file beside what is written. `unread` says why its text could not be looked at. */
export type DraftFile = {
  sha256: string;
  name: string;
  bytes: number;
  findings: ShownFinding[];
  unread: UnreadReason | "longer" | null;
};
