/** Whatever refers to a region or an organisation follows when it goes into another one: the catalog is asked. */
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "@/db/client";
import {
  databaseName,
  followsOrganisation,
  followsRegion,
  staysWithPlace,
  tableName,
} from "@/lib/people/commands/follow";

type Place = { place: string; column: string };

async function referring(place: "regions" | "organisations"): Promise<string[]> {
  const rows = await db.execute<Place>(sql`
    select c.conrelid::regclass::text as place, a.attname as column
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
    where c.contype = 'f' and c.confrelid = ${place}::regclass`);
  return rows.map(({ place: table, column }) => `${table}.${column}`).sort();
}

const named = (
  columns: typeof staysWithPlace | typeof followsRegion | typeof followsOrganisation,
) => columns.map((column) => `${tableName(column)}.${databaseName(column)}`);

it("every reference to a region follows, or says what the region itself is", async () => {
  const stays = named(staysWithPlace);
  const references = await referring("regions");
  expect(references.filter((column) => !stays.includes(column))).toEqual(
    named(followsRegion).sort(),
  );
});

it("every reference to an organisation follows, or says what the organisation itself is", async () => {
  const stays = named(staysWithPlace);
  const references = await referring("organisations");
  expect(references.filter((column) => !stays.includes(column))).toEqual(
    named(followsOrganisation).sort(),
  );
});

/** Words of the day they were written, which never change: evidence. */
const frozen = ["certificates.organisation", "certificate_consents.organisation"];

it("no column refers to a place by its name alone, but for frozen evidence", async () => {
  const columns = await db.execute<Place>(sql`
    select table_name as place, column_name as column from information_schema.columns
    where table_schema = 'public' and column_name ~ '(region|organisation|township|county)'
    order by 1, 2`);
  const known = [...(await referring("regions")), ...(await referring("organisations")), ...frozen];
  const all = columns.map(({ place, column }) => `${place}.${column}`);
  expect(all.filter((column) => !known.includes(column))).toEqual([]);
});
