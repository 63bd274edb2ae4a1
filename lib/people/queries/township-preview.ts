import "server-only";
import { db } from "@/db/client";
import { regions } from "@/db/schema/people";
import { type JudgedRow, judgeRows, type TownshipRow } from "@/lib/people/rules/township-rows";
import type { Permit } from "@/lib/platform/authority";
import type { Transaction } from "@/lib/platform/command";

/** What the rows of a file would do; nothing is written. Some 1,400 regions are all there is to know. */
export async function judgeTownships(
  permit: Permit<"region.maintain">,
  rows: readonly TownshipRow[],
  source: Pick<Transaction, "select"> = db,
): Promise<JudgedRow[]> {
  const known = await source
    .select({
      code: regions.code,
      name: regions.name,
      level: regions.level,
      parentCode: regions.parentCode,
      successorCode: regions.successorCode,
    })
    .from(regions);
  return judgeRows(rows, {
    regions: new Map(known.map((region) => [region.code, region])),
    reach: permit.reach.regions,
  });
}
