import "server-only";
import { createHash } from "node:crypto";
import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { type Database, db } from "@/db/client";
import { peopleImports } from "@/db/schema/admission";
import { organisations, people, regions } from "@/db/schema/people";
import { type RowResult, rowResults } from "@/lib/people/model/person";
import { oneOfIds } from "@/lib/people/queries/chosen";
import { reachesOrganisation } from "@/lib/people/queries/place-reach";
import { withinReach } from "@/lib/people/queries/reach";
import { idNumberIndexes, openOf } from "@/lib/people/queries/sealed";
import { holdersOfMore } from "@/lib/people/queries/standing";
import { plainNumber } from "@/lib/people/rules/id-number";
import { masked } from "@/lib/people/rules/mask";
import { type Permit, personOf } from "@/lib/platform/authority";
import type { Transaction } from "@/lib/platform/command";
import {
  type ImportRow,
  Mapping,
  neededColumns,
  type PeoplePreview,
} from "@/lib/transfer/model/people-import";
import { type KnownOrganisation, plainName } from "@/lib/transfer/rules/people/find-places";
import type { Known, KnownPerson } from "@/lib/transfer/rules/people/known";
import { plainPhone } from "@/lib/transfer/rules/people/parse-row";
import { planImport } from "@/lib/transfer/rules/people/plan-import";
import { mapRows, type PeopleTable, readPeopleTable } from "@/lib/transfer/rules/people/read-table";

type Source = Database | Transaction;

/** A file read with the mapping that was corrected, or with the one that was guessed. */
export type PeopleFile = { table: PeopleTable; mapping: Mapping; rows: ImportRow[]; hash: string };

/**
 * @param mapping JSON of a `Mapping`; "" for a guess
 * @throws UnreadableFile
 */
export async function readPeopleFile(content: Uint8Array, mapping: string): Promise<PeopleFile> {
  const table = await readPeopleTable(content);
  const chosen = mapping === "" ? table.guess : Mapping.catch(table.guess).parse(parsed(mapping));
  const hash = createHash("sha256").update(content).digest("hex");
  return { table, mapping: chosen, rows: mapRows(table, chosen), hash };
}

/** What every row of a file would do; nothing is written. */
export async function previewPeople(
  permit: Permit<"person.write">,
  { table, mapping, rows, hash }: PeopleFile,
  createOrganisations: boolean,
): Promise<PeoplePreview> {
  const mapped = neededColumns.every((column) => mapping[column] !== undefined);
  const planned = mapped
    ? planImport(rows, await readKnown(permit, rows), createOrganisations)
    : [];
  return {
    fileHash: hash,
    headings: table.headings,
    mapping,
    notes: table.notes,
    rows: planned.map(({ write: _, phone, ...row }) => ({ ...row, phone: masked("phone", phone) })),
    counts: countsOf(planned),
    newOrganisations: [
      ...new Set(planned.flatMap(({ write }) => write?.newOrganisation?.name ?? [])),
    ],
  };
}

/** How many rows came to what. */
export function countsOf(rows: readonly { result: RowResult }[]): Record<RowResult, number> {
  const counts = Object.fromEntries(rowResults.map((result) => [result, 0]));
  for (const { result } of rows) counts[result] = (counts[result] ?? 0) + 1;
  return counts as Record<RowResult, number>;
}

/** What became of each row of an import of one's own; null for another's, or none. */
export async function getImportOutcomes(permit: Permit<"person.write">, importId: string) {
  const [row] = await db
    .select({ fileHash: peopleImports.fileHash, outcomes: peopleImports.outcomes })
    .from(peopleImports)
    .where(and(eq(peopleImports.id, importId), eq(peopleImports.personId, personOf(permit))));
  return row ?? null;
}

/** All that a plan needs to know, in a few statements however many rows there are. */
export async function readKnown(
  permit: Permit<"person.write">,
  rows: readonly ImportRow[],
  source: Source = db,
): Promise<Known> {
  const [allRegions, ownOrganisations, found] = await Promise.all([
    source
      .select({
        code: regions.code,
        name: regions.name,
        level: regions.level,
        parentCode: regions.parentCode,
      })
      .from(regions)
      .where(isNull(regions.abolishedAt))
      .orderBy(asc(regions.code)),
    source
      .select({
        id: organisations.id,
        name: organisations.name,
        regionCode: organisations.regionCode,
      })
      .from(organisations)
      .where(and(isNull(organisations.closedAt), reachesOrganisation(permit))),
    peopleOf(permit, rows, source),
  ]);
  const { organisationIds } = permit.reach;
  return {
    regions: allRegions,
    organisations: byName(ownOrganisations),
    reach: {
      regions: permit.reach.regions,
      organisationIds,
      organisationRegions: ownOrganisations
        .filter(({ id }) => organisationIds.includes(id))
        .map(({ regionCode }) => regionCode),
    },
    byPhone: new Map(found.flatMap((person) => (person.phone ? [[person.phone, person]] : []))),
    byIdNumber: new Map(
      found.flatMap((person) => (person.idNumber ? [[person.idNumber, person]] : [])),
    ),
  };
}

/** Everybody who has a phone or an identity number of the file, wherever they are. */
async function peopleOf(
  permit: Permit,
  rows: readonly ImportRow[],
  source: Source,
): Promise<KnownPerson[]> {
  const phones = rows.map(({ cells }) => plainPhone(cells.phone ?? ""));
  const numbers = rows.flatMap(({ cells }) =>
    cells.idNumber ? idNumberIndexes(plainNumber(cells.idNumber)) : [],
  );
  const query = source
    .select({
      id: people.id,
      name: people.name,
      phone: people.phone,
      idNumberSealed: people.idNumberSealed,
      regionCode: people.regionCode,
      regionName: regions.name,
      organisationId: people.organisationId,
      organisationName: organisations.name,
      position: people.position,
      qualification: people.qualification,
      qualificationNumberSealed: people.qualificationNumberSealed,
      remark: people.remark,
      disabled: sql<boolean>`${people.disabledAt} is not null`,
      within: sql<boolean>`${withinReach(permit)}`,
    })
    .from(people)
    .innerJoin(regions, eq(regions.code, people.regionCode))
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(
      or(
        sql`${people.phone} in (select jsonb_array_elements_text(${JSON.stringify(phones)}::jsonb))`,
        sql`${people.idNumberIndex} in
          (select jsonb_array_elements_text(${JSON.stringify(numbers)}::jsonb))`,
      ),
    )
    .orderBy(asc(people.id));
  // What an import writes back must be what it read; a look changes nothing.
  const found = await (source === db ? query : query.for("update", { of: people }));
  const ids = found.filter(({ within }) => within).map(({ id }) => id);
  const above = await holdersOfMore(source, permit, oneOfIds(people.id, ids));
  return found.map(({ idNumberSealed, qualificationNumberSealed, ...person }) => ({
    ...person,
    holdsMore: above.has(person.id),
    idNumber: openOf("idNumber", person.id, idNumberSealed),
    qualificationNumber: openOf("qualificationNumber", person.id, qualificationNumberSealed),
  }));
}

function byName(list: readonly KnownOrganisation[]): Map<string, KnownOrganisation[]> {
  const named = new Map<string, KnownOrganisation[]>();
  for (const organisation of list) {
    const name = plainName(organisation.name);
    named.set(name, [...(named.get(name) ?? []), organisation]);
  }
  return named;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
