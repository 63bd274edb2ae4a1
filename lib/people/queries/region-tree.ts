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
/** More than a province has beneath one region and on the way to it. */
const REGIONS_MAX = 2000;

/** Living and abolished regions within reach whose name holds the words, or whose code begins with them. */
export async function findRegions(
  permit: Permit<"organisation.maintain">,
  words: string,
): Promise<TreeRegion[]> {
  const literal = words.replaceAll(/[\\%_]/g, "\\$&");
  const code = words.toUpperCase().replace(/^(\d{6})0{6}$|^(\d{9})000$/, "$1$2");
  return await selectCounted(
    permit,
    or(sql`${regions.name} ilike ${`%${literal}%`}`, sql`starts_with(${regions.code}, ${code})`),
    FOUND_MAX,
  );
}

/** One region within reach with what is beneath it; null out of reach, as for one that isn't there. */
export async function getRegion(permit: Permit<"organisation.maintain">, code: string) {
  const found = await selectCounted(
    permit,
    or(eq(regions.code, code), and(eq(regions.parentCode, code), isNull(regions.abolishedAt))),
  );
  const region = found.find((each) => each.code === code);
  if (!region) return null;
  const lineage = [2, 4, 6].filter((length) => length < code.length).map((n) => code.slice(0, n));
  const [path, successor] = await Promise.all([
    db
      .select({ code: regions.code, name: regions.name })
      .from(regions)
      .where(inArray(regions.code, lineage))
      .orderBy(asc(regions.code)),
    region.successorCode ? findName(region.successorCode) : null,
  ]);
  return {
    ...region,
    children: found.filter((each) => each !== region),
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

/**
 * Regions with what is within each. People and organisations are counted once by the region they are in, and
 * these few counts are summed for each region shown: materialised, or they would be counted anew for each.
 */
async function selectCounted(
  permit: Permit<"organisation.maintain">,
  which: SQL | undefined,
  limit = REGIONS_MAX,
): Promise<TreeRegion[]> {
  const rows = await db.execute<TreeRegion>(sql`
    with shown as materialized (
      select ${regions.code} as code, ${regions.name} as name, ${regions.level} as level,
        ${regions.parentCode} as parent_code, ${regions.successorCode} as successor_code
      from ${regions} where ${and(reachesRegion(permit), which)}
      order by ${regions.code} limit ${limit}
    ), bodies as materialized (
      select ${organisations.regionCode} as code, count(*) as n from ${organisations}
      where ${organisations.closedAt} is null and ${reachesOrganisation(permit)} group by 1
    ), living as materialized (
      select ${people.regionCode} as code, count(*) as n from ${people}
      where ${withinReach(permit)} group by 1
    )
    select code, name, level, parent_code as "parentCode", successor_code as "successorCode",
      (select coalesce(sum(b.n), 0)::int from bodies b where starts_with(b.code, shown.code))
        as organisations,
      (select coalesce(sum(l.n), 0)::int from living l where starts_with(l.code, shown.code))
        as people,
      exists (select from regions child
        where child.parent_code = shown.code and child.abolished_at is null) as "hasChildren"
    from shown order by code`);
  return [...rows];
}

async function findName(code: string) {
  const [region] = await db
    .select({ code: regions.code, name: regions.name })
    .from(regions)
    .where(eq(regions.code, code));
  return region ?? null;
}
