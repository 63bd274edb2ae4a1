/** Claims, corrections and requirements. */
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { hourCredits } from "@/db/schema/hours";
import { messages } from "@/db/schema/messaging";
import { submitClaim, withdrawClaim } from "@/lib/learning/commands/claims";
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
import type { Actor } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { held, run } from "@/tests/support/certificates";
import { claim, makeClaim } from "@/tests/support/claims";
import { makeActor } from "@/tests/support/factories";
import { pngOf } from "@/tests/support/pictures";
import { race } from "@/tests/support/race";

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
    for (const over of [
      ...[{ hours: "0", minutes: "0" }, { hours: "101" }, { heldOn: "昨天" }],
      // The day after, in China: the training was not held yet.
      { heldOn: "2026-03-09" },
    ]) {
      const at = new Date("2026-03-08T15:59:00Z");
      expect(await execute(submitClaim, learner, { ...claim, ...over }, at)).toMatchObject({
        refusal: { code: "invalid_input" },
      });
    }
    const midnight = new Date("2026-03-08T16:00:00Z");
    await run(execute(submitClaim, learner, { ...claim, heldOn: "2026-03-09" }, midnight));
  });
});

describe("a correction", () => {
  it("gives back what was taken by mistake, and nobody corrects their own", async () => {
    const { learner, manager, decide } = await makeClaim();
    await run(decide("approve"));
    const [credit] = await db
      .select()
      .from(hourCredits)
      .where(eq(hourCredits.personId, learner.personId));
    const correct = (direction: "take" | "give", minutes: number, by: Actor = manager) =>
      execute(correctCredit, by, {
        ...{ creditId: credit?.id, direction, minutes, reason: "看错了签到表" },
      });
    expect(await correct("give", 1)).toMatchObject({
      refusal: { fields: { minutes: ["这条记录没有扣除过"] } },
    });
    await run(correct("take", 150));
    await run(correct("give", 100));
    const hours = await getHoursWithinReach(held(manager, "hours.decide"), learner.personId);
    expect(hours).toMatchObject({ minutes: 100 });
    expect(hours?.credits.find(({ id }) => id === credit?.id)).toMatchObject({ left: 100 });
    expect(await correct("give", 51)).toMatchObject({ refusal: { code: "invalid_input" } });
    const inbox = await db.select().from(messages).where(eq(messages.personId, learner.personId));
    expect(inbox.map(({ body }) => body)).toContain(
      "“防溺水培训（青禾区民政局（虚构））”恢复1小时40分钟，原因：看错了签到表。",
    );
    const own: Actor = { ...learner, grants: [{ role: "manager", region: "42" }] };
    expect(await correct("give", 1, own)).toMatchObject({ refusal: { code: "credit.own" } });
  });

  it("sees those that were made while it waited: two at once take no more than there is", async () => {
    const { learner, manager, decide } = await makeClaim();
    await run(decide("approve"));
    const [credit] = await db
      .select()
      .from(hourCredits)
      .where(eq(hourCredits.personId, learner.personId));
    const take = () =>
      execute(correctCredit, manager, {
        ...{ creditId: credit?.id, direction: "take", minutes: 100, reason: "重复计算" },
      });
    const results = await race(
      (tx) =>
        tx
          .select()
          .from(hourCredits)
          .where(eq(hourCredits.id, credit?.id ?? ""))
          .for("update"),
      [take, take],
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({
      refusal: { fields: { minutes: ["这条记录还剩50分钟，不能扣得更多"] } },
    });
    expect((await minutesOf(learner)).sort((a, b) => a - b)).toEqual([-100, 150]);
  });

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
