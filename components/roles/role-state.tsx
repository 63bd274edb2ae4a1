import { Tag } from "@/components/ui/tag";
import type { HeldGrant } from "@/lib/roles/model";

/** Whether a role counts; nothing is said of one that does. */
export function RoleState({ grant }: { grant: Pick<HeldGrant, "state" | "revokedAt"> }) {
  if (grant.state === "coming") return <Tag tone="teal">还没开始</Tag>;
  if (grant.revokedAt) return <Tag tone="amber">已收回</Tag>;
  return grant.state === "ended" ? <Tag>已到期</Tag> : null;
}
