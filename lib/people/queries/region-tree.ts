import "server-only";
import { and, asc, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { organisations, people, regions } from "@/db/schema/people";
import type { RegionChoice, TreeRegion } from "@/lib/people/model/place";
import { reachesOrganisation, reachesRegion } from "@/lib/people/queries/place-reach";
import { withinReach } from "@/lib/people/queries/reach";
import { isWithinRegion, outermost } from "@/lib/people/rules/region-code";
import type { Permit } from "@/lib/platform/authority";

/**
 * The regions a tree shows: the outermost within reach, and what is beneath each region on the way to `at`
 * and beneath it. Each with all the people and open organisations within it, counted in the same statement.
 */
export async function listTree(
  permit: Permit<"organisation.maintain">,
  at: string,
): Promise<TreeRegion[]> {
  const roots = outermost(permit.reach.regions.filter((code) => code !== ""));
  const isAll = permit.reach.regions.includes("");
  const open = [2, 4, 6, 9].map((length) => at.slice(0, length));
  return await selectCounted(
    permit,
    and(
      isNull(regions.abolishedAt),
      or(
        isAll ? isNull(regions.parentCode) : inArray(regions.code, roots),
        inArray(regions.parentCode, open),
      ),
    ),
  );
}

const FOUND_MAX = 50;

/** Living and abolished regions within reach whose name holds the words, or whose code begins with them. */
export async function findRegions(
  permit: Permit<"organisation.maintain">,
  words: string,
): Promise<TreeRegion[]> {
  const literal = words.replaceAll(/[\\%_]/g, "\\$&");
  const code = words.toUpperCase().replace(/^(\d{6})0{6}$|^(\d{9})000$/, "$1$2");
  const rows = await selectCounted(
    permit,
    or(sql`${regions.name} ilike ${`%${literal}%`}`, sql`starts_with(${regions.code}, ${code})`),
  );
  return rows.slice(0, FOUND_MAX);
}

/** One region within reach with what is beneath it; null out of reach, as for one that isn't there. */
export async function getRegion(permit: Permit<"organisation.maintain">, code: string) {
  const [region] = await selectCounted(permit, eq(regions.code, code));
  if (!region) return null;
  const lineage = [2, 4, 6].filter((length) => length < code.length).map((n) => code.slice(0, n));
  const [children, path, successor] = await Promise.all([
    selectCounted(permit, and(eq(regions.parentCode, code), isNull(regions.abolishedAt))),
    db
      .select({ code: regions.code, name: regions.name })
      .from(regions)
      .where(inArray(regions.code, lineage))
      .orderBy(asc(regions.code)),
    region.successorCode ? findName(region.successorCode) : null,
  ]);
  return {
    ...region,
    children,
    /** Regions around it, the outermost first; those out of reach by name only. */
    path: path.map((outer) => ({
      ...outer,
      isReached: permit.reach.regions.some((reach) => isWithinRegion(outer.code, reach)),
    })),
    successor,
  };
}

/** Regions within reach that can be chosen, each named with what it lies in: “武汉市 江汉区”. */
export async function listRegionChoices(
  permit: Permit<"organisation.maintain"> | Permit<"role.grant"> | Permit<"region.maintain">,
): Promise<RegionChoice[]> {
  const parent = alias(regions, "parent");
  const rows = await db
    .select({
      code: regions.code,
      name: regions.name,
      level: regions.level,
      parent: parent.name,
      parentLevel: parent.level,
    })
    .from(regions)
    .leftJoin(parent, eq(parent.code, regions.parentCode))
    .where(and(isNull(regions.abolishedAt), reachesRegion(permit)))
    .orderBy(asc(regions.code));
  return rows.map(({ code, name, level, parent: outer, parentLevel }) => ({
    code,
    level,
    name: outer && parentLevel !== "province" ? `${outer} ${name}` : name,
  }));
}

async function selectCounted(
  permit: Permit<"organisation.maintain">,
  which: SQL | undefined,
): Promise<TreeRegion[]> {
  const bodies = db.$with("bodies").as(
    db
      .select({
        regionCode: sql<string>`${organisations.regionCode}`.as("body_region"),
        count: sql<number>`count(*)`.as("body_count"),
      })
      .from(organisations)
      .where(and(isNull(organisations.closedAt), reachesOrganisation(permit)))
      .groupBy(organisations.regionCode),
  );
  const living = db.$with("living").as(
    db
      .select({
        regionCode: sql<string>`${people.regionCode}`.as("living_region"),
        count: sql<number>`count(*)`.as("living_count"),
      })
      .from(people)
      .where(withinReach(permit))
      .groupBy(people.regionCode),
  );
  return await db
    .with(bodies, living)
    .select({
      code: regions.code,
      name: regions.name,
      level: regions.level,
      parentCode: regions.parentCode,
      successorCode: regions.successorCode,
      // Written out: within a subquery drizzle would name the column without its table.
      organisations: sql<number>`(select coalesce(sum(body_count), 0)::int from bodies where starts_with(body_region, regions.code))`,
      people: sql<number>`(select coalesce(sum(living_count), 0)::int from living where starts_with(living_region, regions.code))`,
      hasChildren: sql<boolean>`exists (select from regions child where child.parent_code = regions.code and child.abolished_at is null)`,
    })
    .from(regions)
    .where(and(reachesRegion(permit), which))
    .orderBy(asc(regions.code));
}

async function findName(code: string) {
  const [region] = await db
    .select({ code: regions.code, name: regions.name })
    .from(regions)
    .where(eq(regions.code, code));
  return region ?? null;
}
