import "server-only";
import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import type { Permit } from "@/lib/platform/authority";

/** Found faults that are listed; more are counted only. */
const LISTED_MAX = 20;

export type LedgerFault = {
  entryNumber: number;
  /**
   * altered: its hash does not fit what it says and what came before, or it stands before the first ·
   * missing: a number without entry.
   */
  kind: "altered" | "missing";
};

export type LedgerReport = {
  entries: number;
  /** The last entry and its hash: noted elsewhere, they tell even a ledger that was written anew. */
  head: { entryNumber: number; hash: string };
  /** Whether the ledger ends where its head says. */
  endsAtHead: boolean;
  faults: LedgerFault[];
  faultCount: number;
};

/** Recomputes the hash of every entry, in the database: a million take seconds. */
export async function verifyLedger(_permit: Permit<"hours.govern">): Promise<LedgerReport> {
  const [whole] = await db.execute<{
    entries: number;
    lastNumber: number;
    lastHash: string;
    headNumber: number;
    headHash: string;
  }>(sql`
    select (select count(*)::int from hour_credits) as entries,
      coalesce(l.entry_number, 0)::int as "lastNumber", coalesce(l.hash, '') as "lastHash",
      coalesce(h.entry_number, 0)::int as "headNumber", coalesce(h.hash, '') as "headHash"
    from (select) nothing
    left join ledger_head h on true
    left join lateral (
      select entry_number, hash from hour_credits order by entry_number desc limit 1
    ) l on true`);
  if (!whole) throw new Error("A select without conditions returned no row");
  const faults = await db.execute<LedgerFault & { total: number }>(sql`
    with chained as (
      select c as entry, c.entry_number, c.hash,
        lag(c.entry_number, 1, 0::bigint) over w as before,
        lag(c.hash, 1, '') over w as previous
      from hour_credits c window w as (order by c.entry_number)
    ), found as (
      select entry_number, 'altered' as kind from chained
      where entry_number < 1
        or (before = entry_number - 1 and hash <> ledger_hash(previous, entry))
      union all
      select n, 'missing' from chained, generate_series(before + 1, entry_number - 1) n
      union all
      select n, 'missing' from generate_series(${whole.lastNumber + 1}::bigint, ${whole.headNumber}::bigint) n
    )
    select entry_number::int as "entryNumber", kind, (count(*) over ())::int as total
    from found order by entry_number limit ${LISTED_MAX}`);
  return {
    entries: whole.entries,
    head: { entryNumber: whole.headNumber, hash: whole.headHash },
    endsAtHead: whole.lastNumber === whole.headNumber && whole.lastHash === whole.headHash,
    faults: faults.map(({ entryNumber, kind }) => ({ entryNumber, kind })),
    faultCount: faults[0]?.total ?? 0,
  };
}

/** The hash of one entry, to be held against one that was noted, or its beginning; null when there is none. */
export async function findLedgerHash(
  _permit: Permit<"hours.govern">,
  entryNumber: number,
): Promise<string | null> {
  const [row] = await db.execute<{ hash: string }>(
    sql`select hash from hour_credits where entry_number = ${entryNumber}`,
  );
  return row?.hash ?? null;
}
