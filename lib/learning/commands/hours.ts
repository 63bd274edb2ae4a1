import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { hourCredits, hourEvidence, hourRequirements, qualifications } from "@/db/schema/hours";
import { people } from "@/db/schema/people";
import {
  CorrectCredit,
  SetRequirement,
  StateQualification,
  StoreEvidence,
} from "@/lib/learning/model/claims";
import { correctionFault, correctionNames } from "@/lib/learning/rules/corrections";
import { keepBytes } from "@/lib/media/commands/keep-bytes";
import { evidenceType } from "@/lib/media/rules/evidence";
import { sendMessages } from "@/lib/messaging/commands/send";
import { withinReach } from "@/lib/people/queries/reach";
import { personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { minutesInWords } from "@/lib/platform/wording";

/**
 * Takes back minutes of a credit by an entry against it, or gives back what was taken by mistake: what
 * was wrong stays, and stays readable. No more can be taken than is left, nor given than was taken.
 */
export const correctCredit = defineCommand({
  name: "learning.correct_credit",
  permission: "hours.decide",
  input: CorrectCredit,

  async run({ tx, permit, input: { creditId, direction, minutes, reason }, now }) {
    const [credit] = await tx
      .select({
        id: hourCredits.id,
        personId: hourCredits.personId,
        source: hourCredits.source,
        category: hourCredits.category,
        earnedOn: hourCredits.earnedOn,
        title: hourCredits.title,
        minutes: hourCredits.minutes,
      })
      .from(hourCredits)
      .innerJoin(people, eq(people.id, hourCredits.personId))
      .where(and(eq(hourCredits.id, creditId), withinReach(permit)))
      .for("update", { of: hourCredits });
    if (!credit || credit.source === "correction") return refuse("not_found");
    if (credit.personId === personOf(permit)) return refuse("credit.own");
    const left = credit.minutes + (await minutesCorrected(tx, creditId));
    const fault = correctionFault({ minutes: credit.minutes, left }, { direction, minutes });
    if (fault) return refuse("invalid_input", { minutes: [fault] });
    const { personId, category, earnedOn } = credit;
    const signed = direction === "take" ? -minutes : minutes;
    await tx.insert(hourCredits).values({
      ...{ personId, category, earnedOn, source: "correction", minutes: signed },
      ...{ correctsId: creditId, title: `更正“${credit.title}”：${reason}`, createdAt: now },
    });
    const body = `“${credit.title}”${correctionNames[direction]}${minutesInWords(minutes)}，原因：${reason}。`;
    await sendMessages(
      tx,
      [{ personId, kind: "hours", title: "学时记录有更正", body, href: "/learn/record" }],
      now,
    );
    return ok({ personId });
  },

  audit: ({ input: { creditId, direction, minutes, reason } }) => ({
    subject: `credit:${creditId}`,
    detail: { minutes: direction === "take" ? -minutes : minutes, reason },
  }),
});

/**
 * What the corrections of a credit come to. Asked for once the credit is locked, in a statement of its own:
 * the one that waited for the lock still sees what was there when it began to wait.
 */
async function minutesCorrected(tx: Transaction, creditId: string): Promise<number> {
  const [row] = await tx
    .select({ minutes: sql<number>`coalesce(sum(${hourCredits.minutes}), 0)::int` })
    .from(hourCredits)
    .where(eq(hourCredits.correctsId, creditId));
  return row?.minutes ?? 0;
}

/** Says which qualification one holds and since when; it decides which requirement one is shown. */
export const stateQualification = defineCommand({
  name: "learning.state_qualification",
  permission: "course.study",
  input: StateQualification,

  async run({ tx, permit, input, now }) {
    const stated = { ...input, changedAt: now };
    await tx
      .insert(qualifications)
      .values({ personId: personOf(permit), ...stated })
      .onConflictDoUpdate({ target: qualifications.personId, set: stated });
    return ok({ personId: personOf(permit) });
  },

  audit: ({ input, value: { personId } }) => ({ subject: `person:${personId}`, detail: input }),
});

/** Changes what a qualification asks for. */
export const setRequirement = defineCommand({
  name: "learning.set_requirement",
  permission: "hours.govern",
  input: SetRequirement,

  async run({ tx, permit, input: { level, ...asked }, now }) {
    const changed = { ...asked, changedAt: now, changedBy: permit.actor.personId };
    await tx
      .insert(hourRequirements)
      .values({ level, ...changed })
      .onConflictDoUpdate({ target: hourRequirements.level, set: changed });
    return ok(null);
  },

  audit: ({ input: { level, ...asked } }) => ({ subject: `requirement:${level}`, detail: asked }),
});

/** Stores what proves a training: a PDF or a photograph, for whoever decides the claim. */
export const storeEvidence = defineCommand({
  name: "learning.store_evidence",
  permission: "course.study",
  input: StoreEvidence,

  async run({ tx, permit, input: { content }, now }) {
    const type = evidenceType(content);
    if (!type) return refuse("claim.evidence");
    const personId = personOf(permit);
    const { sha256 } = await keepBytes(tx, content, { type, now, by: personId });
    await tx
      .insert(hourEvidence)
      .values({ personId, sha256, broughtAt: now })
      .onConflictDoNothing();
    return ok({ sha256 });
  },

  audit: () => null,
});
