/** Entries of the audit log in words. Pure. */
import { actionInWords } from "@/lib/audit/model/action-names";
import type { AuditLine } from "@/lib/audit/model/filter";
import { dateTimeInWords } from "@/lib/platform/wording";

export const AUDIT_HEADINGS = ["时间", "谁", "做了什么", "命令", "对象", "详情"] as const;

/** Who acted; the platform itself has no name. */
export function actorInWords({ who }: Pick<AuditLine, "who">): string {
  return who ?? "平台";
}

/** An entry as a line of a table, in the order of `AUDIT_HEADINGS`. */
export function auditCells(line: AuditLine): string[] {
  const { at, action, subject, detail } = line;
  return [
    dateTimeInWords(at),
    actorInWords(line),
    actionInWords(action),
    action,
    subject,
    detail === null ? "" : JSON.stringify(detail),
  ];
}

/** The detail of an entry as name and value, values as text. */
export function detailLines(detail: AuditLine["detail"]): { name: string; value: string }[] {
  return Object.entries(detail ?? {}).map(([name, value]) => ({
    name,
    value: typeof value === "string" ? value : JSON.stringify(value),
  }));
}
