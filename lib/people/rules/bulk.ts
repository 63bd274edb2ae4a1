/** What a change of many does to each of them. Pure. */
import type { BulkAction, BulkReport } from "@/lib/people/model/person-input";
import { refusals } from "@/lib/platform/result";

export type BulkCandidate = {
  id: string;
  /** Answers for more than the one who asks. */
  holdsMore: boolean;
  disabled: boolean;
  organisationId: string | null;
  position: string | null;
};

type Wish = {
  action: BulkAction;
  /** Who asks. */
  ownId: string | null;
  organisationId: string | null;
  position: string | null;
};

/** Who is to be changed, and how many are not for which reason: the same authority as for one. */
export function planBulk(
  candidates: readonly BulkCandidate[],
  wish: Wish,
): { ids: string[]; unchanged: BulkReport["unchanged"] } {
  const ids: string[] = [];
  const reasons = new Map<string, number>();
  for (const candidate of candidates) {
    const reason = reasonAgainst(candidate, wish);
    if (reason === null) ids.push(candidate.id);
    else reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return { ids, unchanged: [...reasons].map(([reason, count]) => ({ reason, count })) };
}

function reasonAgainst(candidate: BulkCandidate, wish: Wish): string | null {
  if (wish.action === "disable" && candidate.id === wish.ownId) return refusals["account.own"];
  if (candidate.holdsMore) return refusals["account.holds_more_change"];
  return isSo(candidate, wish) ? "本来就是这样，不用改" : null;
}

function isSo(candidate: BulkCandidate, { action, organisationId, position }: Wish): boolean {
  switch (action) {
    case "disable":
      return candidate.disabled;
    case "enable":
      return !candidate.disabled;
    case "move":
      return candidate.organisationId === organisationId;
    case "position":
      return candidate.position === position;
  }
}
