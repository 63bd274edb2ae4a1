import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { organisations, regions } from "@/db/schema/people";
import { followRegion } from "@/lib/people/commands/follow";
import { recordChanges } from "@/lib/people/commands/place-history";
import { MergeRegions, MoveTownship } from "@/lib/people/model/place-input";
import {
  codesBeneath,
  type FoundRegion,
  isRegionNameTaken,
  lockRegions,
} from "@/lib/people/queries/find-place";
import { codeAfterMove, rankOf } from "@/lib/people/rules/region-code";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, type Result, refuse } from "@/lib/platform/result";

/**
 * Everybody and everything of a region belongs to another one of the same level from now on. The old one is
 * kept, with where it went, and cannot be chosen any more.
 */
export const mergeRegions = defineCommand({
  name: "people.merge_regions",
  permission: "region.maintain",
  input: MergeRegions,

  async run({ tx, permit, input, now }) {
    const found = await lockRegions(tx, permit, [input.code, input.into]);
    const [from, into] = [found.get(input.code), found.get(input.into)];
    const problem = mergeProblem(from, into);
    if (problem) return refuse(problem);
    if (!from || !into) return refuse("not_found");
    if (await hasChildren(tx, from.code)) return refuse("region.has_children");
    const clash = await refuseClash(tx, from.code, into.code);
    if (clash) return clash;

    const followed = await retire(tx, { from, to: into.code, now });
    await recordChanges(
      tx,
      [
        { kind: "merged", regionCode: from.code, was: from.name, became: labelOf(into) },
        { kind: "absorbed", regionCode: into.code, was: labelOf(from) },
      ],
      { permit, now },
    );
    return ok({ code: from.code, into: into.code, followed });
  },

  audit: ({ value: { code, into, followed } }) => ({
    subject: `region:${code}`,
    detail: { into, followed },
  }),
});

/**
 * A township belongs to another county from now on. As its code says where it lies, it gets a new one;
 * the old one is kept as an abolished region that leads there.
 */
export const moveTownship = defineCommand({
  name: "people.move_township",
  permission: "region.maintain",
  input: MoveTownship,

  async run({ tx, permit, input, now }) {
    const found = await lockRegions(tx, permit, [input.code, input.county]);
    const [from, county] = [found.get(input.code), found.get(input.county)];
    if (!from || !county) return refuse("not_found");
    if (from.abolishedAt || county.abolishedAt) return refuse("region.abolished");
    if (from.level !== "township" || rankOf(county.level) !== rankOf("county")) {
      return refuse("region.not_township");
    }
    const { name, parentCode } = from;
    if (parentCode === county.code) return refuse("region.same");
    if (await isRegionNameTaken(tx, { parentCode: county.code, name })) {
      return refuse("place.name_taken", { county: [`${county.name}已经有“${name}”`] });
    }
    const taken = await codesBeneath(tx, county.code);
    const next = codeAfterMove(from.code, county, { asked: input.newCode, taken });
    if ("problem" in next) return refuse("invalid_input", { newCode: [next.problem] });

    await tx
      .insert(regions)
      .values({ code: next.code, name, level: "township", parentCode: county.code });
    const followed = await retire(tx, { from, to: next.code, now });
    const words = {
      kind: "moved",
      was: await parentLabel(tx, from),
      became: `${county.name}（${next.code}）`,
    } as const;
    await recordChanges(
      tx,
      [
        { ...words, regionCode: from.code },
        { ...words, regionCode: next.code },
      ],
      { permit, now },
    );
    return ok({ code: from.code, into: next.code, followed });
  },

  audit: ({ value: { code, into, followed } }) => ({
    subject: `region:${code}`,
    detail: { into, followed },
  }),
});

function mergeProblem(from: FoundRegion | undefined, into: FoundRegion | undefined) {
  if (!from || !into) return from && !into ? "not_found" : null;
  if (from.code === into.code) return "region.same";
  if (from.abolishedAt || into.abolishedAt) return "region.abolished";
  return rankOf(from.level) === rankOf(into.level) ? null : "region.other_level";
}

/** Everything follows, then the region is abolished: in this order, as nothing may belong to an abolished one. */
async function retire(
  tx: Transaction,
  { from, to, now }: { from: FoundRegion; to: string; now: Date },
) {
  const followed = await followRegion(tx, from.code, to);
  await tx
    .update(regions)
    .set({ abolishedAt: now, successorCode: to })
    .where(eq(regions.code, from.code));
  return followed;
}

async function hasChildren(tx: Transaction, code: string): Promise<boolean> {
  const [child] = await tx
    .select({ code: regions.code })
    .from(regions)
    .where(and(eq(regions.parentCode, code), isNull(regions.abolishedAt)))
    .limit(1);
  return child !== undefined;
}

/** Two open organisations of one name cannot be in one region. */
async function refuseClash(
  tx: Transaction,
  from: string,
  into: string,
): Promise<Result<never> | null> {
  const there = alias(organisations, "there");
  const clashing = await tx
    .select({ name: organisations.name })
    .from(organisations)
    .innerJoin(
      there,
      sql`${there.name} = ${organisations.name} and ${there.regionCode} = ${into} and ${there.closedAt} is null`,
    )
    .where(and(eq(organisations.regionCode, from), isNull(organisations.closedAt)))
    .limit(3);
  if (clashing.length === 0) return null;
  const names = clashing.map(({ name }) => name).join("、");
  return refuse("place.names_clash", { into: [`两边都有：${names}。请先把它们合并或改名`] });
}

async function parentLabel(tx: Transaction, region: FoundRegion): Promise<string> {
  const [parent] = await tx
    .select({ name: regions.name })
    .from(regions)
    .where(eq(regions.code, region.parentCode ?? ""));
  return `${parent?.name ?? ""}（${region.code}）`;
}

function labelOf({ name, code }: FoundRegion): string {
  return `${name}（${code}）`;
}
