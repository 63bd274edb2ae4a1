import "server-only";
import { sql } from "drizzle-orm";
import { regions } from "@/db/schema/people";
import { recordChanges } from "@/lib/people/commands/place-history";
import { ImportTownships } from "@/lib/people/model/place-input";
import { judgeTownships } from "@/lib/people/queries/township-preview";
import type { JudgedRow } from "@/lib/people/rules/township-rows";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/**
 * Takes the townships of a file, all or none: new ones are added, renamed ones renamed with their history,
 * none removed. The same file once more changes nothing.
 */
export const importTownships = defineCommand({
  name: "people.import_townships",
  permission: "region.maintain",
  input: ImportTownships,

  async run({ tx, permit, input, now }) {
    // Two imports at once would judge by the same past.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('people.import_townships'))`);
    const judged = await judgeTownships(permit, input.rows, tx);
    const faulty = judged.filter(({ state }) => state === "faulty");
    if (faulty.length > 0) {
      return refuse("townships.faulty", {
        "": faulty.slice(0, 20).map(({ line, reason }) => `第${line}行：${reason}`),
      });
    }
    const added = judged.filter(({ state }) => state === "new");
    const renamed = judged.filter(({ state }) => state === "renamed");
    await write(tx, [...added, ...renamed]);
    await recordChanges(
      tx,
      [
        ...added.map(({ code, name }) => ({
          kind: "created" as const,
          regionCode: code,
          became: name,
        })),
        ...renamed.map(({ code, name, reason }) => ({
          kind: "renamed" as const,
          regionCode: code,
          was: reason,
          became: name,
        })),
      ],
      { permit, now },
    );
    return ok({ added: added.length, renamed: renamed.length });
  },

  audit: ({ value }) =>
    value.added + value.renamed > 0 ? { subject: "regions:townships", detail: value } : null,
});

async function write(tx: Transaction, rows: readonly JudgedRow[]) {
  if (rows.length === 0) return;
  await tx
    .insert(regions)
    .values(
      rows.map(({ code, name }) => ({
        code,
        name,
        level: "township" as const,
        parentCode: code.slice(0, 6),
      })),
    )
    .onConflictDoUpdate({ target: regions.code, set: { name: sql`excluded.name` } });
}
