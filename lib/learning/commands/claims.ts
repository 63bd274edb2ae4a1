import "server-only";
import { and, eq } from "drizzle-orm";
import { hourClaims, hourCredits, hourEvidence } from "@/db/schema/hours";
import { people } from "@/db/schema/people";
import { DecideClaim, SubmitClaim, WithdrawClaim } from "@/lib/learning/model/claims";
import { claimMessage } from "@/lib/learning/rules/claim-messages";
import { dayInChina } from "@/lib/learning/rules/evidence";
import { sendMessages } from "@/lib/messaging/commands/send";
import { withinReach } from "@/lib/people/queries/reach";
import { personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/** Asks for training outside the platform to be credited. */
export const submitClaim = defineCommand({
  name: "learning.submit_claim",
  permission: "course.study",
  input: SubmitClaim,

  async run({ tx, permit, input, now }) {
    if (input.heldOn > dayInChina(now)) {
      return refuse("invalid_input", { heldOn: ["培训还没有举办，等办完了再申报"] });
    }
    if (input.evidence && !(await brought(tx, personOf(permit), input.evidence))) {
      return refuse("not_found");
    }
    const [claim] = await tx
      .insert(hourClaims)
      .values({ ...input, personId: personOf(permit), submittedAt: now })
      .returning({ id: hourClaims.id });
    if (!claim) throw new Error("insert returned no row");
    return ok(claim);
  },

  audit: ({ input: { title, minutes }, value: { id } }) => ({
    subject: `claim:${id}`,
    detail: { title, minutes },
  }),
});

async function brought(tx: Transaction, personId: string, sha256: string): Promise<boolean> {
  const [own] = await tx
    .select({ sha256: hourEvidence.sha256 })
    .from(hourEvidence)
    .where(and(eq(hourEvidence.personId, personId), eq(hourEvidence.sha256, sha256)));
  return own !== undefined;
}

/** Takes back a claim of one's own that nobody has decided yet. */
export const withdrawClaim = defineCommand({
  name: "learning.withdraw_claim",
  permission: "course.study",
  input: WithdrawClaim,

  async run({ tx, permit, input: { claimId }, now }) {
    const [claim] = await tx
      .select({ state: hourClaims.state })
      .from(hourClaims)
      .where(and(eq(hourClaims.id, claimId), eq(hourClaims.personId, personOf(permit))))
      .for("update");
    if (!claim) return refuse("not_found");
    if (claim.state !== "waiting") return refuse("claim.decided");
    await tx
      .update(hourClaims)
      .set({ state: "withdrawn", decidedAt: now })
      .where(eq(hourClaims.id, claimId));
    return ok(null);
  },

  audit: ({ input: { claimId } }) => ({ subject: `claim:${claimId}` }),
});

/** Approves a claim of somebody within reach, which credits its minutes, or turns it down with a reason. */
export const decideClaim = defineCommand({
  name: "learning.decide_claim",
  permission: "hours.decide",
  input: DecideClaim,

  async run({ tx, permit, input: { claimId, decision, reason }, now }) {
    const [claim] = await tx
      .select({ claim: hourClaims })
      .from(hourClaims)
      .innerJoin(people, eq(people.id, hourClaims.personId))
      .where(and(eq(hourClaims.id, claimId), withinReach(permit)))
      .for("update", { of: hourClaims });
    if (!claim) return refuse("not_found");
    const { personId, title, organiser, category, minutes, heldOn, state } = claim.claim;
    const decidedBy = personOf(permit);
    if (personId === decidedBy) return refuse("claim.own");
    if (state !== "waiting") return refuse("claim.decided");

    const decided = { decidedAt: now, decidedBy, reason };
    if (decision === "reject") {
      await tx
        .update(hourClaims)
        .set({ ...decided, state: "rejected" })
        .where(eq(hourClaims.id, claimId));
    } else {
      const [credit] = await tx
        .insert(hourCredits)
        .values({
          ...{ personId, source: "manual" as const, category, minutes, earnedOn: heldOn },
          ...{ title: `${title}（${organiser}）`, createdAt: now },
        })
        .returning({ id: hourCredits.id });
      if (!credit) throw new Error("insert returned no row");
      await tx
        .update(hourClaims)
        .set({ ...decided, state: "approved", creditId: credit.id })
        .where(eq(hourClaims.id, claimId));
    }
    await sendMessages(tx, [claimMessage(claim.claim, { decision, reason })], now);
    return ok({ decision });
  },

  audit: ({ input: { claimId, decision, reason } }) => ({
    subject: `claim:${claimId}`,
    detail: { decision, reason },
  }),
});
