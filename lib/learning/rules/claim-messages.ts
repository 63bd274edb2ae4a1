/** What people are told of their claims. Pure. */
import type { Outgoing } from "@/lib/messaging/model";
import { minutesInWords } from "@/lib/platform/wording";

type Claim = { personId: string; title: string; minutes: number };

export function claimMessage(
  { personId, title, minutes }: Claim,
  { decision, reason }: { decision: "approve" | "reject"; reason: string },
): Outgoing {
  const href = "/learn/record";
  return decision === "approve"
    ? {
        ...{ personId, href, kind: "hours", title: "线下培训已记入学时" },
        body: `“${title}”审核通过，记入${minutesInWords(minutes)}。`,
      }
    : {
        ...{ personId, href, kind: "hours", title: "线下培训没有通过审核" },
        body: `“${title}”没有通过：${reason}。补齐材料后可以再申报一次。`,
      };
}
