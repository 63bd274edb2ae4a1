import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { organisations, roleGrants } from "@/db/schema/people";
import { answersForMore, type HeldRole } from "@/lib/people/rules/standing";
import type { Permit } from "@/lib/platform/authority";
import type { Transaction } from "@/lib/platform/command";

/** Today by the calendar in China, by which roles begin and end. */
export const TODAY = sql`(now() at time zone 'Asia/Shanghai')::date`;

/** Grants that count today or will: not taken away, and not past their last day. */
export const notEnded: SQL = sql`${roleGrants.revokedAt} is null and coalesce(${roleGrants.validUntil}, 'infinity') >= ${TODAY}`;

/** Whether a person answers for more than the one who asks, by the roles they hold or will hold. */
export async function holdsMore(
  tx: Transaction,
  permit: Permit,
  personId: string,
): Promise<boolean> {
  const held = await rolesHeld(tx, eq(roleGrants.personId, personId));
  return answersForMore(permit.actor.grants, held);
}

/** The roles that are held in an organisation. */
export async function rolesWithin(tx: Transaction, organisationId: string): Promise<HeldRole[]> {
  return await rolesHeld(tx, eq(roleGrants.organisationId, organisationId));
}

async function rolesHeld(tx: Transaction, whose: SQL): Promise<HeldRole[]> {
  return await tx
    .select({
      role: roleGrants.role,
      regionCode: sql<string>`coalesce(${roleGrants.regionCode}, ${organisations.regionCode})`,
      organisationId: roleGrants.organisationId,
    })
    .from(roleGrants)
    .leftJoin(organisations, eq(organisations.id, roleGrants.organisationId))
    .where(and(whose, notEnded));
}
