import "server-only";
import { and, asc, eq, isNotNull, isNull, ne, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { organisations, people, regions } from "@/db/schema/people";
import type { OrganisationFilter } from "@/lib/people/model/place-input";
import { reachesOrganisation } from "@/lib/people/queries/place-reach";
import type { Permit } from "@/lib/platform/authority";

export const ORGANISATIONS_PER_PAGE = 50;

/** Organisations within reach that fit, by region and name, with how many people each has. */
export async function listOrganisations(
  permit: Permit<"organisation.maintain">,
  filter: OrganisationFilter,
) {
  return await db
    .select({
      id: organisations.id,
      name: organisations.name,
      kind: organisations.kind,
      region: regions.name,
      contactName: organisations.contactName,
      contactPhone: organisations.contactPhone,
      closedAt: organisations.closedAt,
      mergedIntoId: organisations.mergedIntoId,
      people: sql<number>`(select count(*)::int from ${people} where ${people.organisationId} = ${organisations.id})`,
    })
    .from(organisations)
    .innerJoin(regions, eq(regions.code, organisations.regionCode))
    .where(and(reachesOrganisation(permit), fits(filter)))
    .orderBy(asc(organisations.regionCode), asc(organisations.name), asc(organisations.id))
    .limit(ORGANISATIONS_PER_PAGE)
    .offset((filter.page - 1) * ORGANISATIONS_PER_PAGE);
}

/** How many organisations fit; for the pages. */
export async function countOrganisations(
  permit: Permit<"organisation.maintain">,
  filter: OrganisationFilter,
): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(organisations)
    .where(and(reachesOrganisation(permit), fits(filter)));
  return row?.count ?? 0;
}

/** One organisation within reach; null out of reach, as for one that isn't there. */
export async function getOrganisation(permit: Permit<"organisation.maintain">, id: string) {
  const into = alias(organisations, "into");
  const [organisation] = await db
    .select({
      id: organisations.id,
      name: organisations.name,
      kind: organisations.kind,
      regionCode: organisations.regionCode,
      region: regions.name,
      contactName: organisations.contactName,
      contactPhone: organisations.contactPhone,
      closedAt: organisations.closedAt,
      mergedIntoId: organisations.mergedIntoId,
      mergedInto: into.name,
      people: sql<number>`(select count(*)::int from ${people} where ${people.organisationId} = ${organisations.id})`,
    })
    .from(organisations)
    .innerJoin(regions, eq(regions.code, organisations.regionCode))
    .leftJoin(into, eq(into.id, organisations.mergedIntoId))
    .where(and(eq(organisations.id, id), reachesOrganisation(permit)));
  return organisation ?? null;
}

/** Open organisations within reach, to choose from: all, or those of one county beside a given one. */
export async function listOrganisationChoices(
  permit: Permit<"organisation.maintain"> | Permit<"role.grant">,
  { within = "", except }: { within?: string; except?: string } = {},
) {
  return await db
    .select({ id: organisations.id, name: organisations.name, region: regions.name })
    .from(organisations)
    .innerJoin(regions, eq(regions.code, organisations.regionCode))
    .where(
      and(
        reachesOrganisation(permit),
        isNull(organisations.closedAt),
        sql`starts_with(${organisations.regionCode}, ${within})`,
        except ? ne(organisations.id, except) : undefined,
      ),
    )
    .orderBy(asc(organisations.regionCode), asc(organisations.name));
}

function fits({ q, kind, region, state }: OrganisationFilter): SQL | undefined {
  const literal = q.replaceAll(/[\\%_]/g, "\\$&");
  return and(
    state === "closed" ? isNotNull(organisations.closedAt) : isNull(organisations.closedAt),
    kind === "" ? undefined : eq(organisations.kind, kind),
    region === "" ? undefined : sql`starts_with(${organisations.regionCode}, ${region})`,
    q === "" ? undefined : sql`${organisations.name} ilike ${`%${literal}%`}`,
  );
}
