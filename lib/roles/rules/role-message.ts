/** What somebody is told when a role of theirs is given, changed or taken away. Pure. */
import { type GrantedRole, grantedRoleNames } from "@/lib/people/model/role";
import { dateInWords } from "@/lib/platform/wording";

type Told = { role: GrantedRole; scope: string; validFrom: string; validUntil: string | null };

const places: Record<GrantedRole, string> = {
  trainer: "/teach",
  expert: "/teach",
  manager: "/manage/people",
  administrator: "/manage/people",
};

export function grantedMessage(grant: Told) {
  return {
    kind: "role" as const,
    title: `您担任${grant.scope}的${grantedRoleNames[grant.role]}`,
    body: `${daysInWords(grant)}。打开下面的页面，就能看到您可以做的事。`,
    href: places[grant.role],
  };
}

export function changedMessage(grant: Told) {
  return {
    kind: "role" as const,
    title: `您担任${grant.scope}${grantedRoleNames[grant.role]}的日期改了`,
    body: `${daysInWords(grant)}。`,
    href: places[grant.role],
  };
}

export function endedMessage(grant: Told) {
  return {
    kind: "role" as const,
    title: `您不再担任${grant.scope}的${grantedRoleNames[grant.role]}`,
    body: "学习记录和证书都不受影响。如有疑问，请联系您的管理员。",
    href: "/learn",
  };
}

/** “从2026年11月23日起” or “从2026年11月23日到2027年6月30日”. */
export function daysInWords({ validFrom, validUntil }: Pick<Told, "validFrom" | "validUntil">) {
  const from = `从${dateInWords(validFrom)}`;
  return validUntil === null ? `${from}起` : `${from}到${dateInWords(validUntil)}`;
}
