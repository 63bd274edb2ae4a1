import "server-only";
import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { organisations, people, roleGrants } from "@/db/schema/people";
import { answersForMore, type HeldRole } from "@/lib/people/rules/standing";
import type { Permit } from "@/lib/platform/authority";
import type { Transaction } from "@/lib/platform/command";

type Source = Database | Transaction;

/** Today by the calendar in China, by which roles begin and end. */
export const TODAY = sql`(now() at time zone 'Asia/Shanghai')::date`;

/** Grants that count today or will: not taken away, and not past their last day. */
export const notEnded: SQL = sql`${roleGrants.revokedAt} is null and coalesce(${roleGrants.validUntil}, 'infinity') >= ${TODAY}`;

/** Whether a person answers for more than the one who asks, by the roles they hold or will hold. */
export async function holdsMore(
  source: Source,
  permit: Permit,
  personId: string,
): Promise<boolean> {
  const held = await rolesHeld(source, eq(roleGrants.personId, personId));
  return answersForMore(permit.actor.grants, held);
}

/**
 * Who of many people answers for more than the one who asks. Nobody is above oneself: what one may not do
 * to oneself, each command says.
 *
 * @param whose a condition on `people`
 */
export async function holdersOfMore(
  source: Source,
  permit: Permit,
  whose: SQL | undefined,
): Promise<Set<string>> {
  const ids = source.select({ id: people.id }).from(people).where(whose);
  const held = await rolesHeld(source, inArray(roleGrants.personId, ids));
  const byPerson = Map.groupBy(held, ({ personId }) => personId);
  const above = [...byPerson].filter(([, roles]) => answersForMore(permit.actor.grants, roles));
  const found = new Set(above.map(([personId]) => personId));
  if (permit.actor.personId) found.delete(permit.actor.personId);
  return found;
}

/** The roles that are held in an organisation. */
export async function rolesWithin(tx: Transaction, organisationId: string): Promise<HeldRole[]> {
  return await rolesHeld(tx, eq(roleGrants.organisationId, organisationId));
}

async function rolesHeld(source: Source, whose: SQL): Promise<(HeldRole & { personId: string })[]> {
  return await source
    .select({
      personId: roleGrants.personId,
      role: roleGrants.role,
      regionCode: sql<string>`coalesce(${roleGrants.regionCode}, ${organisations.regionCode})`,
      organisationId: roleGrants.organisationId,
    })
    .from(roleGrants)
    .leftJoin(organisations, eq(organisations.id, roleGrants.organisationId))
    .where(and(whose, notEnded));
}
