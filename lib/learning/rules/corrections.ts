/** What may be taken from a credit and given back to it, by entries against it. Pure. */
import type { CorrectionDirection } from "@/lib/learning/model/claims";
import { minutesInWords } from "@/lib/platform/wording";

export const correctionNames: Record<CorrectionDirection, string> = {
  take: "扣除",
  give: "恢复",
};

/** Why a correction cannot be; null when it can. `left` is what earlier ones left of `minutes`. */
export function correctionFault(
  credit: { minutes: number; left: number },
  { direction, minutes }: { direction: CorrectionDirection; minutes: number },
): string | null {
  const taken = credit.minutes - credit.left;
  if (direction === "take" && minutes > credit.left) {
    return credit.left > 0
      ? `这条记录还剩${minutesInWords(credit.left)}，不能扣得更多`
      : "这条记录已经全部扣除";
  }
  if (direction === "give" && minutes > taken) {
    return taken > 0 ? `只扣除过${minutesInWords(taken)}，不能恢复得更多` : "这条记录没有扣除过";
  }
  return null;
}

type Entry = { id: string; minutes: number; correctsId: string | null };

/** Minutes left of each credit after what corrects it, by the credit's id. */
export function minutesLeft(entries: readonly Entry[]): Map<string, number> {
  const left = new Map<string, number>();
  for (const { id, correctsId, minutes } of entries) {
    const credit = correctsId ?? id;
    left.set(credit, (left.get(credit) ?? 0) + minutes);
  }
  return left;
}
