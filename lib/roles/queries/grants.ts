import "server-only";
import { and, asc, eq, ilike, or, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { organisations, people, regions, roleGrants } from "@/db/schema/people";
import { withinReach } from "@/lib/people/queries/reach";
import { notEnded, TODAY } from "@/lib/people/queries/standing";
import { accountNameOf } from "@/lib/people/rules/account";
import type { Permit } from "@/lib/platform/authority";
import type { Transaction } from "@/lib/platform/command";
import type { HeldGrant, RoleFilter } from "@/lib/roles/model";

export const ROLES_PER_PAGE = 50;

/**
 * The grants a permit reaches, as a condition on `role_grants`, `people` and `organisations`: of people
 * within reach, over scopes within reach. What somebody of here holds elsewhere is not told here.
 */
export function reachesGrant(permit: Permit<"role.grant">): SQL {
  const { regions: prefixes, organisationIds } = permit.reach;
  const scopeRegion = sql`coalesce(${roleGrants.regionCode}, ${organisations.regionCode})`;
  const scopes = [
    ...prefixes.map((prefix) => sql`starts_with(${scopeRegion}, ${prefix})`),
    ...organisationIds.map((id) => eq(roleGrants.organisationId, id)),
  ];
  return and(withinReach(permit), or(...scopes) ?? sql`false`) ?? sql`false`;
}

/** Roles within reach: those that count today or will, or those that are over. */
export async function listRoles(
  permit: Permit<"role.grant">,
  filter: RoleFilter,
): Promise<HeldGrant[]> {
  return await selectGrants(db)
    .where(and(reachesGrant(permit), fits(filter)))
    .orderBy(asc(people.name), asc(people.id), asc(roleGrants.role), asc(roleGrants.id))
    .limit(ROLES_PER_PAGE)
    .offset((filter.page - 1) * ROLES_PER_PAGE);
}

/** How many roles fit; for the pages. */
export async function countRoles(permit: Permit<"role.grant">, filter: RoleFilter) {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .leftJoin(organisations, eq(organisations.id, roleGrants.organisationId))
    .where(and(reachesGrant(permit), fits(filter)));
  return row?.count ?? 0;
}

/** The roles of one person within reach, all of them; null for somebody out of reach. */
export async function getRolesOf(permit: Permit<"role.grant">, personId: string) {
  const [person] = await db
    .select({
      id: people.id,
      name: people.name,
      regionCode: people.regionCode,
      organisation: organisations.name,
    })
    .from(people)
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(and(eq(people.id, personId), withinReach(permit)));
  if (!person) return null;
  const grants = await selectGrants(db)
    .where(and(reachesGrant(permit), eq(roleGrants.personId, personId)))
    .orderBy(asc(roleGrants.validFrom), asc(roleGrants.id));
  return { ...person, grants };
}

/** One grant within reach, kept as it is until the transaction ends. */
export async function lockGrant(tx: Transaction, permit: Permit<"role.grant">, grantId: string) {
  const [grant] = await selectGrants(tx)
    .where(and(reachesGrant(permit), eq(roleGrants.id, grantId)))
    .for("update", { of: [roleGrants, people] });
  return grant ?? null;
}

const PEOPLE_FOUND = 20;

/** People within reach by a part of their name, or by their account as it is typed. */
export async function findPeopleByName(permit: Permit<"role.grant">, words: string) {
  if (words === "") return [];
  const account = accountNameOf(words);
  return await db
    .select({
      id: people.id,
      name: people.name,
      organisation: organisations.name,
      region: regions.name,
    })
    .from(people)
    .innerJoin(regions, eq(regions.code, people.regionCode))
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(
      and(
        withinReach(permit),
        or(contains(people.name, words), eq(people[account.column], account.value)),
      ),
    )
    .orderBy(asc(people.name), asc(people.id))
    .limit(PEOPLE_FOUND);
}

function selectGrants(source: Pick<Transaction, "select">) {
  return source
    .select({
      id: roleGrants.id,
      personId: roleGrants.personId,
      name: people.name,
      organisation: sql<
        string | null
      >`(select o.name from ${organisations} o where o.id = ${people.organisationId})`,
      role: roleGrants.role,
      scope: sql<string>`coalesce(${organisations.name}, ${regions.name})`,
      regionCode: sql<string>`coalesce(${roleGrants.regionCode}, ${organisations.regionCode})`,
      organisationId: roleGrants.organisationId,
      validFrom: roleGrants.validFrom,
      validUntil: roleGrants.validUntil,
      revokedAt: roleGrants.revokedAt,
      state: sql<HeldGrant["state"]>`case when not (${notEnded}) then 'ended'
        when ${roleGrants.validFrom} > ${TODAY} then 'coming' else 'current' end`,
    })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .leftJoin(organisations, eq(organisations.id, roleGrants.organisationId))
    .leftJoin(regions, eq(regions.code, roleGrants.regionCode));
}

function fits({ q, role, state }: RoleFilter): SQL | undefined {
  return and(
    state === "ended" ? sql`not (${notEnded})` : notEnded,
    role === "" ? undefined : eq(roleGrants.role, role),
    q === "" ? undefined : contains(people.name, q),
  );
}

function contains(column: typeof people.name, words: string): SQL {
  return ilike(column, `%${words.replaceAll(/[\\%_]/g, "\\$&")}%`);
}
