import "server-only";
import { and, asc, eq, gt } from "drizzle-orm";
import { db } from "@/db/client";
import { organisations, people, regions } from "@/db/schema/people";
import { withinReach } from "@/lib/people/queries/reach";
import { accountNameOf } from "@/lib/people/rules/account";
import type { Permit } from "@/lib/platform/authority";

export const PEOPLE_PER_PAGE = 50;

/** People within reach, by id, `PEOPLE_PER_PAGE` at a time, after the id given. */
export async function listPeople(permit: Permit<"person.read">, afterId: string | null = null) {
  return await db
    .select({
      id: people.id,
      name: people.name,
      regionName: regions.name,
      organisationName: organisations.name,
      disabledAt: people.disabledAt,
    })
    .from(people)
    .innerJoin(regions, eq(regions.code, people.regionCode))
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(and(withinReach(permit), afterId ? gt(people.id, afterId) : undefined))
    .orderBy(asc(people.id))
    .limit(PEOPLE_PER_PAGE);
}

/** The person behind an account name as an operator types it; for the command line, which is not a person. */
export async function findPersonId(account: string): Promise<string | null> {
  const name = accountNameOf(account);
  const [person] = await db
    .select({ id: people.id })
    .from(people)
    .where(eq(people[name.column], name.value));
  return person?.id ?? null;
}
