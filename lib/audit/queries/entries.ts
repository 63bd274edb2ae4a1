import "server-only";
import { and, desc, eq, gte, isNull, lt, not, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { organisations, people, roleGrants } from "@/db/schema/people";
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

/**
 * What nobody did, the platform itself, is for those who answer for all of it. Others read what people within
 * reach did who never had a role beyond that reach: such people act elsewhere too. What was done to a person
 * is read by those who reach that person.
 */
function reached(permit: Permit): SQL | undefined {
  const answersForAll = permit.reach.regions.some((prefix) => HOME_REGION.startsWith(prefix));
  const byPeople = withinReach(permit);
  if (answersForAll) return or(byPeople, isNull(auditEntries.personId));
  const affected = alias(people, "affected");
  const ofOthers = sql`(${auditEntries.subject} like 'person:%' and not exists (
    select from ${people} as ${sql.identifier("affected")}
    where ${auditEntries.subject} = 'person:' || ${affected.id} and ${withinReach(permit, affected)}))`;
  return and(byPeople, not(actsBeyond(permit)), not(ofOthers));
}

/** Whether who acted holds or held a role over something that the reader does not reach. */
function actsBeyond(permit: Permit): SQL {
  const { regions, organisationIds } = permit.reach;
  const inside = [
    ...regions.map(
      (prefix) =>
        sql`starts_with(coalesce(${roleGrants.regionCode}, ${organisations.regionCode}), ${prefix})`,
    ),
    ...organisationIds.map((id) => sql`${roleGrants.organisationId} = ${id}`),
  ];
  const covered = or(...inside) ?? sql`false`;
  return sql`exists (
    select from ${roleGrants}
      left join ${organisations} on ${organisations.id} = ${roleGrants.organisationId}
    where ${roleGrants.personId} = ${auditEntries.personId} and not (${covered}))`;
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
