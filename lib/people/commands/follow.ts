import "server-only";
import { eq, getTableColumns, getTableName, inArray, or, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { courses } from "@/db/schema/catalogue";
import { organisations, people, regions, roleGrants } from "@/db/schema/people";
import { placeChanges } from "@/db/schema/place-changes";
import { combineGrants } from "@/lib/people/rules/combine-grants";
import type { Transaction } from "@/lib/platform/command";

/** Columns that say where something belongs now: they follow when their region goes into another one. */
export const followsRegion = [
  people.regionCode,
  organisations.regionCode,
  roleGrants.regionCode,
  courses.regionCode,
] as const;

/** The same for organisations. */
export const followsOrganisation = [people.organisationId, roleGrants.organisationId] as const;

/** Columns that say what a place itself is and was: they stay. A test knows that there are no others. */
export const staysWithPlace = [
  regions.parentCode,
  regions.successorCode,
  organisations.mergedIntoId,
  placeChanges.regionCode,
  placeChanges.organisationId,
] as const;

/** Everything of a region belongs to another one from now on. */
export async function followRegion(tx: Transaction, from: string, to: string) {
  return await follow(tx, { columns: followsRegion, grants: roleGrants.regionCode, from, to });
}

/** Everybody of an organisation belongs to another one from now on. */
export async function followOrganisation(tx: Transaction, from: string, to: string) {
  return await follow(tx, {
    columns: followsOrganisation,
    grants: roleGrants.organisationId,
    from,
    to,
  });
}

type Following = {
  columns: readonly PgColumn[];
  /** The column of role_grants among them. */
  grants: PgColumn;
  from: string;
  to: string;
};

/** How many rows of each table followed. */
async function follow(tx: Transaction, following: Following): Promise<Record<string, number>> {
  const { columns, from, to } = following;
  const extended = await joinGrants(tx, following);
  const followed: Record<string, number> = {};
  for (const column of columns) {
    const name = sql.identifier(databaseName(column));
    const rows = await tx.execute(
      sql`update ${column.table} set ${name} = ${to} where ${name} = ${from}`,
    );
    followed[tableName(column)] = rows.count;
  }
  for (const { id, validFrom, validUntil } of extended) {
    await tx.update(roleGrants).set({ validFrom, validUntil }).where(eq(roleGrants.id, id));
  }
  return followed;
}

/** Takes away the grants that become part of another one; those that last longer then are returned. */
async function joinGrants(tx: Transaction, { grants, from, to }: Following) {
  const held = await tx
    .select({
      id: roleGrants.id,
      personId: roleGrants.personId,
      role: roleGrants.role,
      validFrom: roleGrants.validFrom,
      validUntil: roleGrants.validUntil,
      moves: sql<boolean>`${grants} = ${from}`,
    })
    .from(roleGrants)
    .where(sql`${roleGrants.revokedAt} is null and ${or(eq(grants, from), eq(grants, to))}`)
    .for("update");
  const { extended, absorbedIds } = combineGrants(held);
  if (absorbedIds.length > 0) {
    await tx
      .update(roleGrants)
      .set({ revokedAt: sql`now()` })
      .where(inArray(roleGrants.id, absorbedIds));
  }
  return extended;
}

/** `regionCode` → `region_code`: drizzle applies the casing only where it writes the statement itself. */
export function databaseName(column: PgColumn): string {
  const key = Object.entries(getTableColumns(column.table)).find(([, one]) => one === column)?.[0];
  return (key ?? column.name).replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The table of a column, as the database names it. */
export function tableName(column: PgColumn): string {
  return getTableName(column.table);
}
