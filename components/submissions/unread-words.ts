import { UNREAD_REASONS } from "@/lib/submissions/model/attachment";
import type { DraftFile } from "@/lib/submissions/model/decision";

/** Why the text of a file was not looked at, or not to its end. */
export function unreadInWords(reason: NonNullable<DraftFile["unread"]>): string {
  return reason === "longer"
    ? "这份文件太长，只检查了前面一部分，后面的请您自己看一遍。"
    : UNREAD_REASONS[reason];
}
