import "server-only";
import { inArray, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { people } from "@/db/schema/people";
import type { Permit } from "@/lib/platform/authority";

/**
 * The people a permit reaches, as a condition on `people` or an alias of it. Region codes are hierarchical by
 * prefix, so a scope is a set of prefixes. No scope, no rows.
 */
export function withinReach(
  permit: Permit,
  table: Record<"regionCode" | "organisationId", AnyPgColumn> = people,
): SQL {
  const { regions, organisationIds } = permit.reach;
  // starts_with is rewritten to an index range on the text_pattern_ops index.
  const conditions = regions.map((prefix) => sql`starts_with(${table.regionCode}, ${prefix})`);
  if (organisationIds.length > 0) {
    conditions.push(inArray(table.organisationId, [...organisationIds]));
  }
  return or(...conditions) ?? sql`false`;
}
