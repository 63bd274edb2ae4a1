/** Claims, corrections and requirements; and the chain that tells when the ledger was touched. */
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { hourCredits } from "@/db/schema/hours";
import { messages } from "@/db/schema/messaging";
import { decideClaim, submitClaim, withdrawClaim } from "@/lib/learning/commands/claims";
import {
  correctCredit,
  setRequirement,
  stateQualification,
  storeEvidence,
} from "@/lib/learning/commands/hours";
import {
  getClaimEvidence,
  getHoursWithinReach,
  getOwnHours,
  listWaitingClaims,
} from "@/lib/learning/queries/hours";
import { findLedgerHash, verifyLedger } from "@/lib/learning/queries/ledger";
import { type Actor, type Permission, PLATFORM_ACTOR, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { ledgerCommands } from "@/scripts/ledger-commands";
import { makeActor } from "@/tests/support/factories";
import { pngOf } from "@/tests/support/pictures";

const claim = {
  ...{ title: "防溺水培训", organiser: "青禾区民政局（虚构）", category: "professional" },
  ...{ heldOn: "2026-03-08", hours: "2", minutes: "30" },
};

function held<P extends Permission>(actor: Actor, permission: P) {
  const allowed = permit(actor, permission);
  if (!allowed) throw new Error(`${permission} is not held`);
  return allowed;
}

async function run<T>(work: Promise<{ ok: true; value: T } | { ok: false; refusal: unknown }>) {
  const result = await work;
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

async function makeClaim(over: object = {}) {
  const learner = await makeActor();
  const manager = await makeActor("manager", "4201");
  const { id } = await run(execute(submitClaim, learner, { ...claim, ...over }));
  const decide = (decision: string, reason = "", by: Actor = manager) =>
    execute(decideClaim, by, { claimId: id, decision, reason });
  return { learner, manager, claimId: id, decide };
}

const minutesOf = async ({ personId }: { personId: string }) =>
  (await db.select().from(hourCredits).where(eq(hourCredits.personId, personId))).map(
    ({ minutes }) => minutes,
  );

describe("a claim", () => {
  it("credits its minutes once it is approved, on the day of the training, and is told", async () => {
    const { learner, decide } = await makeClaim();
    expect(await minutesOf(learner)).toEqual([]);
    expect(await decide("approve")).toMatchObject({ ok: true });
    const own = await getOwnHours(held(learner, "course.study"));
    expect(own).toMatchObject({
      ...{ minutes: 150, years: [{ year: 2026, professional: 150, public: 0 }] },
      credits: [{ title: "防溺水培训（青禾区民政局（虚构））", earnedOn: "2026-03-08" }],
    });
    expect(await decide("approve")).toMatchObject({ refusal: { code: "claim.decided" } });
    expect(await minutesOf(learner)).toEqual([150]);
    const inbox = await db.select().from(messages).where(eq(messages.personId, learner.personId));
    expect(inbox).toMatchObject([{ kind: "hours", title: "线下培训已记入学时" }]);
  });

  it("is turned down with a reason, or taken back while it waits", async () => {
    const { learner, decide, claimId } = await makeClaim();
    expect(await decide("reject")).toMatchObject({
      refusal: { fields: { reason: ["不通过要写明原因"] } },
    });
    await run(decide("reject", "没有签到表"));
    expect(await execute(withdrawClaim, learner, { claimId })).toMatchObject({
      refusal: { code: "claim.decided" },
    });
    const other = await makeClaim();
    await run(execute(withdrawClaim, other.learner, { claimId: other.claimId }));
    expect(await other.decide("approve")).toMatchObject({ refusal: { code: "claim.decided" } });
    expect(await minutesOf(other.learner)).toEqual([]);
  });

  it("is decided within reach, and not by who made it", async () => {
    const { decide, learner, claimId } = await makeClaim();
    const elsewhere = await makeActor("manager", "4205");
    const trainer = await makeActor("trainer", "42");
    const own: Actor = { ...learner, grants: [{ role: "manager", region: "42" }] };
    expect(await decide("approve", "", elsewhere)).toMatchObject({
      refusal: { code: "not_found" },
    });
    expect(await decide("approve", "", trainer)).toMatchObject({
      refusal: { code: "not_permitted" },
    });
    expect(await decide("approve", "", own)).toMatchObject({ refusal: { code: "claim.own" } });
    const ids = async (actor: Actor) =>
      (await listWaitingClaims(held(actor, "hours.decide"))).map(({ id }) => id);
    expect(await ids(elsewhere)).not.toContain(claimId);
    expect(await ids(own)).not.toContain(claimId);
    expect(await ids(await makeActor("manager", "42"))).toContain(claimId);
  });

  it("shows evidence that its owner brought, to those who decide, and no other file", async () => {
    const learner = await makeActor();
    const { sha256 } = await run(execute(storeEvidence, learner, { content: pngOf(21, 4) }));
    const stranger = await makeActor();
    expect(await execute(submitClaim, stranger, { ...claim, evidence: sha256 })).toMatchObject({
      refusal: { code: "not_found" },
    });
    const { id } = await run(execute(submitClaim, learner, { ...claim, evidence: sha256 }));
    const near = held(await makeActor("manager", "4201"), "hours.decide");
    const far = held(await makeActor("manager", "4205"), "hours.decide");
    expect(await getClaimEvidence(near, id)).toMatchObject({ sha256, type: "image/png" });
    expect(await getClaimEvidence(far, id)).toBeNull();
    const script = new TextEncoder().encode("<svg onload='x()'/>");
    expect(await execute(storeEvidence, learner, { content: script })).toMatchObject({
      refusal: { code: "claim.evidence" },
    });
  });

  it("makes sense, or is not kept", async () => {
    const learner = await makeActor();
    for (const over of [{ hours: "0", minutes: "0" }, { hours: "101" }, { heldOn: "昨天" }]) {
      expect(await execute(submitClaim, learner, { ...claim, ...over })).toMatchObject({
        refusal: { code: "invalid_input" },
      });
    }
  });
});

describe("a correction", () => {
  it("is an entry against the wrong one, never more than is left of it", async () => {
    const { learner, manager, decide } = await makeClaim();
    await run(decide("approve"));
    const [credit] = await db
      .select()
      .from(hourCredits)
      .where(eq(hourCredits.personId, learner.personId));
    const correct = (minutes: number, by: Actor = manager, creditId = credit?.id) =>
      execute(correctCredit, by, { creditId, minutes, reason: "时间记多了" });
    await run(correct(100));
    expect(await correct(60)).toMatchObject({
      refusal: { fields: { minutes: ["这条记录还剩50分钟，不能扣得更多"] } },
    });
    await run(correct(50));
    expect((await minutesOf(learner)).sort((a, b) => a - b)).toEqual([-100, -50, 150]);
    const hours = await getHoursWithinReach(held(manager, "hours.decide"), learner.personId);
    expect(hours?.minutes).toBe(0);
    const entry = hours?.credits.find(({ source }) => source === "correction");
    expect(await correct(1, manager, entry?.id)).toMatchObject({ refusal: { code: "not_found" } });
    const elsewhere = await makeActor("manager", "4205");
    expect(await correct(1, elsewhere)).toMatchObject({ refusal: { code: "not_found" } });
    expect(await getHoursWithinReach(held(elsewhere, "hours.decide"), learner.personId)).toBeNull();
  });
});

it("a requirement holds for those who say they have the qualification, as administrators set it", async () => {
  const learner = await makeActor();
  const own = held(learner, "course.study");
  const on = new Date("2026-11-23T03:00:00Z");
  expect(await getOwnHours(own, on)).toMatchObject({ qualification: null, cycle: null });
  await run(
    execute(stateQualification, learner, { level: "assistant", registeredOn: "2025-01-10" }),
  );
  expect(await getOwnHours(own, on)).toMatchObject({
    ...{ qualification: { hours: 72, years: 3 }, periodMinutes: 45 },
    cycle: { from: "2025-01-10", until: "2028-01-09", minutes: 0 },
  });
  const manager = await makeActor("manager", "42");
  const asked = { level: "assistant", hours: "80", years: "2" };
  expect(await execute(setRequirement, manager, asked)).toMatchObject({
    refusal: { code: "not_permitted" },
  });
  await run(execute(setRequirement, await makeActor("administrator", "42"), asked));
  expect(await getOwnHours(own, on)).toMatchObject({
    ...{ qualification: { hours: 80, years: 2 }, cycle: { until: "2027-01-09" } },
  });
});

describe("the ledger", () => {
  const allowed = held(PLATFORM_ACTOR, "hours.govern");

  /** Changes the ledger as somebody with the whole database could, and looks at it. */
  async function tampered(...statements: string[]) {
    await db.execute(sql.raw("alter table hour_credits disable trigger user"));
    for (const statement of statements) await db.execute(sql.raw(statement));
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

    await db.execute(sql.raw("alter table hour_credits enable trigger user"));
  });

  it("is verified by an operator, who learns of a ledger written anew from an entry noted before", async () => {
    await db.execute(sql.raw("alter table hour_credits disable trigger user"));
    await db.execute(sql.raw("truncate hour_credits, ledger_head cascade"));
    await db.execute(sql.raw("alter table hour_credits enable trigger user"));
    await fill(4);
    const verify = async (...noted: string[]) => await ledgerCommands[0]?.run(noted);
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
    await db.execute(sql.raw("alter table hour_credits enable trigger user"));
  });
});
