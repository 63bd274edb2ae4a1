import "server-only";
import { and, desc, eq, gte, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { people } from "@/db/schema/people";
import type { AuditFilter, AuditLine } from "@/lib/audit/model/filter";
import { HOME_REGION } from "@/lib/people/model/place";
import { withinReach } from "@/lib/people/queries/reach";
import type { Permit } from "@/lib/platform/authority";

export const AUDIT_PER_PAGE = 50;

/** What people within reach changed, the latest first, `limit` at a time, before the entry given. */
export async function listAuditEntries(
  permit: Permit<"audit.read">,
  filter: AuditFilter,
  beforeId: string | null = null,
  limit = AUDIT_PER_PAGE,
): Promise<AuditLine[]> {
  return await db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      who: people.name,
      action: auditEntries.action,
      subject: auditEntries.subject,
      detail: auditEntries.detail,
    })
    .from(auditEntries)
    .leftJoin(people, eq(people.id, auditEntries.personId))
    .where(
      and(reached(permit), beforeId ? lt(auditEntries.id, beforeId) : undefined, ...wanted(filter)),
    )
    // Ids grow with time.
    .orderBy(desc(auditEntries.id))
    .limit(limit);
}

/** What nobody did, the platform itself, is for those who answer for all of it. */
function reached(permit: Permit): SQL | undefined {
  const answersForAll = permit.reach.regions.some((prefix) => HOME_REGION.startsWith(prefix));
  const byPeople = withinReach(permit);
  return answersForAll ? or(byPeople, isNull(auditEntries.personId)) : byPeople;
}

function wanted({ who, action, subject, from, until }: AuditFilter): (SQL | undefined)[] {
  const startOf = (day: string) => sql`${day}::date::timestamp at time zone 'Asia/Shanghai'`;
  return [
    who === "" ? undefined : sql`starts_with(${people.name}, ${who})`,
    action === "" ? undefined : eq(auditEntries.action, action),
    subject === "" ? undefined : sql`starts_with(${auditEntries.subject}, ${subject})`,
    from === "" ? undefined : gte(auditEntries.at, startOf(from)),
    until === "" ? undefined : lt(auditEntries.at, sql`${startOf(until)} + interval '1 day'`),
  ];
}
