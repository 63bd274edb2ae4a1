import "server-only";
import { sql } from "drizzle-orm";
import { peopleImports } from "@/db/schema/admission";
import { organisations, people } from "@/db/schema/people";
import type { ImportOutcome } from "@/lib/people/model/person";
import { idNumberIndex, sealOf } from "@/lib/people/queries/sealed";
import { soundOf } from "@/lib/people/rules/pinyin";
import { personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { ImportPeople } from "@/lib/transfer/model/people-import";
import { countsOf, readKnown } from "@/lib/transfer/queries/people-import";
import { kindOf } from "@/lib/transfer/rules/people/find-places";
import type { NewOrganisation, PersonValues } from "@/lib/transfer/rules/people/known";
import { type PlannedRow, planImport } from "@/lib/transfer/rules/people/plan-import";

/** Two imports at once would each find a place free. */
const IMPORTING = 4_201_012;
/** Rows of one statement: a row of people has a dozen parameters. */
const AT_ONCE = 2000;

/**
 * Takes a file of people. Each row is judged again by what is known now; all of it is one transaction, so
 * that whatever breaks off leaves nothing behind. The same file again changes nothing.
 */
export const importPeople = defineCommand({
  name: "transfer.import_people",
  permission: "person.write",
  input: ImportPeople,

  async run({ tx, permit, input, now }) {
    await tx.execute(sql`select pg_advisory_xact_lock(${IMPORTING})`);
    const known = await readKnown(permit, input.rows, tx);
    const planned = planImport(input.rows, known, input.createOrganisations);
    const refused = planned.filter(isRefused);
    if (input.mode === "all" && refused.length > 0) {
      const rows = refused.slice(0, 3).map(({ row, reason }) => `第${row}行：${reason}`);
      return refuse("people.rows_faulty", { rows: [`${refused.length}行有问题`, ...rows] });
    }
    const made = await makeOrganisations(tx, planned);
    const created = await insertPeople(tx, planned, made, now);
    if (created === null) return refuse("people.changed_meanwhile");
    const changed = await updatePeople(tx, planned, made);
    const [kept] = await tx
      .insert(peopleImports)
      .values({
        personId: personOf(permit),
        at: now,
        fileHash: input.fileHash,
        outcomes: planned.map(outcomeOf),
      })
      .returning({ id: peopleImports.id });
    if (!kept) throw new Error("An import row was not returned");
    return ok({
      importId: kept.id,
      counts: countsOf(planned),
      created,
      changed,
      organisations: made.size,
    });
  },

  audit: ({ input, value: { importId, ...detail } }) =>
    detail.created.length + detail.changed.length + detail.organisations > 0
      ? { subject: `import:${importId}`, detail: { fileHash: input.fileHash, ...detail } }
      : null,
});

function isRefused({ result }: PlannedRow): boolean {
  return result === "faulty" || result === "duplicate";
}

/** What is kept of a row tells nothing of the person: fields that changed, not what they hold. */
function outcomeOf({ row, result, reason, changes }: PlannedRow): ImportOutcome {
  const words = changes.map(({ field }) => field).join("、");
  return { row, result, reason: result === "changed" ? `改了${words}` : reason };
}

type Made = ReadonlyMap<string, string>;

async function makeOrganisations(tx: Transaction, planned: readonly PlannedRow[]): Promise<Made> {
  const wanted = new Map<string, NewOrganisation>();
  for (const { write } of planned) {
    if (write?.newOrganisation) wanted.set(write.newOrganisation.key, write.newOrganisation);
  }
  const made = new Map<string, string>();
  if (wanted.size === 0) return made;
  const list = [...wanted.values()];
  const rows = await tx
    .insert(organisations)
    .values(list.map(({ name, regionCode }) => ({ name, regionCode, kind: kindOf(name) })))
    .returning({ id: organisations.id });
  for (const [at, { key }] of list.entries()) made.set(key, rows[at]?.id ?? "");
  return made;
}

/** The new people's ids; null when a phone was taken since they were planned. */
async function insertPeople(
  tx: Transaction,
  planned: readonly PlannedRow[],
  made: Made,
  now: Date,
): Promise<string[] | null> {
  const writes = planned.flatMap(({ write, result }) => (write && result === "new" ? [write] : []));
  const ids = await freshIds(tx, writes.length);
  const rows = writes.map((write, at) => {
    const id = ids[at] ?? "";
    return { id, createdAt: now, ...columnsOf(id, write, made) };
  });
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE);
    const inserted = await tx
      .insert(people)
      .values(some)
      .onConflictDoNothing({ target: people.phone })
      .returning({ id: people.id });
    if (inserted.length < some.length) return null;
  }
  return ids;
}

async function updatePeople(
  tx: Transaction,
  planned: readonly PlannedRow[],
  made: Made,
): Promise<string[]> {
  const rows = planned.flatMap(({ write, result }) =>
    write?.personId && result === "changed"
      ? [{ id: write.personId, ...columnsOf(write.personId, write, made) }]
      : [],
  );
  if (rows.length === 0) return [];
  await tx.execute(sql`
    update people p set
      phone = r.phone, region_code = r."regionCode", organisation_id = r."organisationId",
      position = r.position, qualification = r.qualification, remark = r.remark,
      id_number_sealed = r."idNumberSealed", id_number_index = r."idNumberIndex",
      qualification_number_sealed = r."qualificationNumberSealed"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      id uuid, phone text, "regionCode" text, "organisationId" uuid, position text,
      qualification text, remark text, "idNumberSealed" text, "idNumberIndex" text,
      "qualificationNumberSealed" text)
    where p.id = r.id`);
  return rows.map(({ id }) => id);
}

function columnsOf(
  id: string,
  write: { values: PersonValues; newOrganisation: NewOrganisation | null },
  made: Made,
) {
  const { idNumber, qualificationNumber, ...plain } = write.values;
  return {
    ...plain,
    ...soundOf(plain.name),
    organisationId: write.newOrganisation
      ? (made.get(write.newOrganisation.key) ?? null)
      : plain.organisationId,
    idNumberSealed: sealOf("idNumber", id, idNumber),
    idNumberIndex: idNumberIndex(idNumber),
    qualificationNumberSealed: sealOf("qualificationNumber", id, qualificationNumber),
  };
}

/** Ids as the database makes them, known before the rows: what is sealed is bound to its row. */
async function freshIds(tx: Transaction, count: number): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select uuidv7() as id from generate_series(1, ${count})`,
  );
  return rows.map(({ id }) => id);
}
