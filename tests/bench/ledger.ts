/** A ledger of a million entries, chained by the database itself, and its verification timed. */
import type postgres from "postgres";
import { verifyLedger } from "@/lib/learning/queries/ledger";
import { permit } from "@/lib/platform/authority";

export const ENTRIES = 1_000_000;

/** Seconds for verifying every entry, and for merely adding up their minutes. */
export async function timeLedger(sql: postgres.Sql) {
  await makeEntries(sql);
  const allowed = permit(
    { personId: null, grants: [{ role: "administrator", region: "42" }] },
    "hours.govern",
  );
  if (!allowed) throw new Error("Administrators may verify");
  const verify = await seconds(async () => {
    const { entries, faultCount, endsAtHead } = await verifyLedger(allowed);
    if (entries < ENTRIES || faultCount > 0 || !endsAtHead) {
      throw new Error("The ledger is not whole");
    }
  });
  const sum = await seconds(() => sql`select sum(minutes), count(distinct hash) from hour_credits`);
  return { verify, sum };
}

async function seconds(work: () => PromiseLike<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** Entries upon those that are there, their hashes as the trigger would write them. */
async function makeEntries(sql: postgres.Sql) {
  await sql.begin(async (tx) => {
    // A million rows at once: the guards of single rows are not what is measured here.
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into hour_credits (id, person_id, source, category, minutes, earned_on, title,
        created_at, entry_number, hash)
      with recursive person as (select id from people limit 1), chain as (
        select coalesce(max(entry_number), 0) as n,
          coalesce((array_agg(hash order by entry_number desc))[1], '') as hash,
          null::hour_credits as entry, 0 as made
        from hour_credits
        union all
        select c.n + 1, ledger_hash(c.hash, x.entry), x.entry, c.made + 1
        from chain c cross join lateral (
          select row(gen_random_uuid(), (select id from person), 'manual', 'public', 1, null, null,
            null, '2026-01-01'::date, '测速', now(), c.n + 1, '')::hour_credits as entry
        ) x where c.made < ${ENTRIES}
      )
      select (entry).id, (entry).person_id, (entry).source, (entry).category, (entry).minutes,
        (entry).earned_on, (entry).title, (entry).created_at, n, hash
      from chain where made > 0`;
    await tx`
      insert into ledger_head (entry_number, hash)
      select entry_number, hash from hour_credits order by entry_number desc limit 1
      on conflict (one) do update set entry_number = excluded.entry_number, hash = excluded.hash`;
  });
  await sql`analyze hour_credits`;
}
