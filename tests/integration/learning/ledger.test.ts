/** The chain that tells when the ledger was touched. */

import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { findLedgerHash, verifyLedger } from "@/lib/learning/queries/ledger";
import { PLATFORM_ACTOR } from "@/lib/platform/authority";
import { ledgerCommands } from "@/scripts/ledger-commands";
import { held, run } from "@/tests/support/certificates";
import { makeClaim } from "@/tests/support/claims";
import { asOwner } from "@/tests/support/owner";

describe("the ledger", () => {
  const allowed = held(PLATFORM_ACTOR, "hours.govern");

  /** Changes the ledger as somebody with the whole database could, and looks at it. */
  async function tampered(...statements: string[]) {
    await asOwner(sql.raw("alter table hour_credits disable trigger user"));
    await asOwner(...statements.map((statement) => sql.raw(statement)));
    return await verifyLedger(allowed);
  }

  async function fill(count: number) {
    const { learner, decide } = await makeClaim();
    await run(decide("approve"));
    await db.execute(sql`
      insert into hour_credits (person_id, source, category, minutes, earned_on, title, created_at)
      select ${learner.personId}, 'manual', 'public', n, '2026-01-01', '虚构培训' || n, now()
      from generate_series(1, ${count}) n`);
    return learner;
  }

  it("is whole, however it was written: one by one, many at once, at the same moment, or not at all", async () => {
    const learner = await fill(5);
    await Promise.all(
      Array.from({ length: 6 }, () => makeClaim().then(({ decide }) => run(decide("approve")))),
    );
    await db.execute(sql`
      insert into hour_credits (id, person_id, source, category, minutes, earned_on, title, created_at)
      select id, person_id, 'manual', 'public', 1, '2026-01-01', 'x', now()
      from hour_credits where person_id = ${learner.personId} on conflict do nothing`);
    await db
      .transaction(async (tx) => {
        await tx.execute(sql`
          insert into hour_credits (person_id, source, category, minutes, earned_on, title, created_at)
          values (${learner.personId}, 'manual', 'public', 1, '2026-01-01', 'x', now())`);
        throw new Error("given up");
      })
      .catch(() => undefined);

    const report = await verifyLedger(allowed);

    expect(report).toMatchObject({ faults: [], faultCount: 0, endsAtHead: true });
    expect(report.entries).toBe(report.head.entryNumber);
    expect(await findLedgerHash(allowed, report.head.entryNumber)).toBe(report.head.hash);
  });

  it("tells an entry that was altered, removed, put in between, or taken from its end", async () => {
    await fill(9);
    const { head } = await verifyLedger(allowed);
    const last = head.entryNumber;
    const at = (number: number) => `where entry_number = ${number}`;

    const altered = await tampered(
      `update hour_credits set minutes = minutes + 60 ${at(last - 4)}`,
    );
    expect(altered.faults).toEqual([{ entryNumber: last - 4, kind: "altered" }]);

    const rehashed = await tampered(
      `update hour_credits c set hash = ledger_hash((select hash from hour_credits p where p.entry_number = c.entry_number - 1), c) ${at(last - 4)}`,
    );
    expect(rehashed.faults).toEqual([{ entryNumber: last - 3, kind: "altered" }]);

    const removed = await tampered(`delete from hour_credits ${at(last - 2)}`);
    expect(removed.faults).toContainEqual({ entryNumber: last - 2, kind: "missing" });

    const shortened = await tampered(`delete from hour_credits ${at(last)}`);
    expect(shortened.faults).toContainEqual({ entryNumber: last, kind: "missing" });
    expect(shortened.endsAtHead).toBe(false);

    const slipped = await tampered(
      `insert into hour_credits (person_id, source, category, minutes, earned_on, title, created_at, entry_number, hash)
        select person_id, 'manual', 'public', 600, '2026-01-01', '假的', now(), ${last}, repeat('0', 64)
        from hour_credits limit 1`,
    );
    expect(slipped.faults).toContainEqual({ entryNumber: last, kind: "altered" });

    // Before the first, where an empty hash would pass for the beginning of the chain.
    const before = await tampered(
      `insert into hour_credits (person_id, source, category, minutes, earned_on, title, created_at, entry_number, hash)
        select person_id, 'manual', 'public', 600, '2026-01-01', '假的', now(), 0, ''
        from hour_credits limit 1`,
    );
    expect(before.faults).toContainEqual({ entryNumber: 0, kind: "altered" });

    await asOwner(sql.raw("alter table hour_credits enable trigger user"));
  });

  it("is verified by an operator, who learns of a ledger written anew from an entry noted before", async () => {
    await asOwner(sql.raw("alter table hour_credits disable trigger user"));
    await asOwner(sql.raw("truncate hour_credits, ledger_head cascade"));
    await asOwner(sql.raw("alter table hour_credits enable trigger user"));
    await fill(4);
    const verify = async (...noted: string[]) => await ledgerCommands[0]?.run(noted, {});
    const { head } = await verifyLedger(allowed);
    const noted = `${head.entryNumber}:${head.hash}`;
    expect(await verify()).toMatchObject({ ok: true, result: { entries: 5, fits: null } });
    expect(await verify(noted)).toMatchObject({ ok: true });
    // The beginning of it, as a learning record shows it.
    expect(await verify(noted.slice(0, "5:".length + 12))).toMatchObject({ ok: true });
    await expect(verify("5:9f86")).rejects.toThrow("编号:指纹");

    await tampered("update hour_credits set minutes = minutes + 60 where entry_number = 2");
    expect(await verify()).toMatchObject({ ok: false });
    // Who has the whole database can write every hash anew, and the head.
    for (const number of [2, 3, 4, 5]) {
      await tampered(
        `update hour_credits c set hash = ledger_hash(
          (select hash from hour_credits p where p.entry_number = c.entry_number - 1), c)
          where entry_number = ${number}`,
      );
    }
    await tampered(
      "update ledger_head set hash = (select hash from hour_credits where entry_number = 5)",
    );
    expect(await verify()).toMatchObject({ ok: true });
    const told = await verify(noted);
    expect(told).toMatchObject({ ok: false });
    expect(told?.lines.join()).toContain("账本在那以后被重写过");
    await asOwner(sql.raw("alter table hour_credits enable trigger user"));
  });
});
