import "server-only";
import { and, asc, desc, eq, sql, sum } from "drizzle-orm";
import { db } from "@/db/client";
import { releases } from "@/db/schema/catalogue";
import { hourClaims, hourCredits, hourRequirements, qualifications } from "@/db/schema/hours";
import { mediaFiles } from "@/db/schema/media";
import { organisations, people } from "@/db/schema/people";
import {
  type QualificationLevel,
  qualificationLevels,
  requirementDefaults,
} from "@/lib/learning/model/credit";
import { minutesLeft } from "@/lib/learning/rules/corrections";
import { dayInChina } from "@/lib/learning/rules/evidence";
import { cycleOf, hoursByYear, hoursWithin, pastCycles } from "@/lib/learning/rules/hours";
import { withinReach } from "@/lib/people/queries/reach";
import { type Permit, personOf } from "@/lib/platform/authority";
import { env } from "@/lib/platform/env";
import { isUuid } from "@/lib/platform/result";

/** More cycles that are over than anybody is asked about. */
const PAST_CYCLES_SHOWN = 3;

const creditColumns = {
  id: hourCredits.id,
  earnedOn: hourCredits.earnedOn,
  title: hourCredits.title,
  category: hourCredits.category,
  source: hourCredits.source,
  minutes: hourCredits.minutes,
  correctsId: hourCredits.correctsId,
  /** The number of the course's release that was studied; null where there was none. */
  release: releases.number,
};

/** Minutes credited to the person in all. */
export async function sumOwnMinutes(permit: Permit<"course.study">): Promise<number> {
  const [row] = await db
    .select({ minutes: sum(hourCredits.minutes).mapWith(Number) })
    .from(hourCredits)
    .where(eq(hourCredits.personId, personOf(permit)));
  return row?.minutes ?? 0;
}

/** The person's whole ledger, the latest day first, what it comes to, and what is asked of them. */
export async function getOwnHours(permit: Permit<"course.study">, now = new Date()) {
  return await hoursOf(personOf(permit), now);
}
export type Hours = Awaited<ReturnType<typeof getOwnHours>>;

/** The ledger of somebody within reach; null when there is no such person. */
export async function getHoursWithinReach(
  permit: Permit<"hours.decide">,
  personId: string,
  now = new Date(),
) {
  if (!isUuid(personId)) return null;
  const [person] = await db
    .select({ name: people.name, organisation: organisations.name })
    .from(people)
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(and(eq(people.id, personId), withinReach(permit)));
  return person ? { ...person, ...(await hoursOf(personId, now)) } : null;
}

async function hoursOf(personId: string, now: Date) {
  const [credits, [stated]] = await Promise.all([
    db
      .select(creditColumns)
      .from(hourCredits)
      .leftJoin(releases, eq(releases.id, hourCredits.releaseId))
      .where(eq(hourCredits.personId, personId))
      .orderBy(desc(hourCredits.earnedOn), desc(hourCredits.entryNumber)),
    db
      .select({
        level: qualifications.level,
        registeredOn: qualifications.registeredOn,
        hours: hourRequirements.hours,
        years: hourRequirements.years,
      })
      .from(qualifications)
      .leftJoin(hourRequirements, eq(hourRequirements.level, qualifications.level))
      .where(eq(qualifications.personId, personId)),
  ]);
  const qualification = stated ? { ...stated, ...askedOf(stated) } : null;
  const { current, past } = cyclesOf(qualification, dayInChina(now));
  const left = minutesLeft(credits);
  return {
    credits: credits.map((credit) => ({ ...credit, left: left.get(credit.id) ?? 0 })),
    minutes: credits.reduce((all, credit) => all + credit.minutes, 0),
    years: hoursByYear(credits),
    periodMinutes: env.PERIOD_MINUTES,
    qualification,
    cycle: current && hoursWithin(credits, current),
    pastCycles: past.slice(0, PAST_CYCLES_SHOWN).map((cycle) => hoursWithin(credits, cycle)),
  };
}

function cyclesOf(qualification: { registeredOn: string; years: number } | null, today: string) {
  if (!qualification) return { current: null, past: [] };
  const { registeredOn, years } = qualification;
  return {
    current: cycleOf(registeredOn, years, today),
    past: pastCycles(registeredOn, years, today),
  };
}

/** What administrators set, or else what holds without them. */
function askedOf({
  level,
  hours,
  years,
}: {
  level: QualificationLevel;
  hours: number | null;
  years: number | null;
}) {
  const usual = requirementDefaults[level];
  return { hours: hours ?? usual.hours, years: years ?? usual.years };
}

/** One's own claims, the newest first. */
export async function listOwnClaims(permit: Permit<"course.study">) {
  return await db
    .select({
      id: hourClaims.id,
      title: hourClaims.title,
      organiser: hourClaims.organiser,
      minutes: hourClaims.minutes,
      heldOn: hourClaims.heldOn,
      state: hourClaims.state,
      reason: hourClaims.reason,
    })
    .from(hourClaims)
    .where(eq(hourClaims.personId, personOf(permit)))
    .orderBy(desc(hourClaims.submittedAt));
}

export const CLAIMS_SHOWN = 50;

/** Claims of people within reach that wait for a decision, the oldest first; not one's own. */
export async function listWaitingClaims(permit: Permit<"hours.decide">) {
  return await db
    .select({
      id: hourClaims.id,
      personId: people.id,
      name: people.name,
      organisation: organisations.name,
      title: hourClaims.title,
      organiser: hourClaims.organiser,
      category: hourClaims.category,
      minutes: hourClaims.minutes,
      heldOn: hourClaims.heldOn,
      submittedAt: hourClaims.submittedAt,
      hasEvidence: sql<boolean>`${hourClaims.evidence} is not null`,
    })
    .from(hourClaims)
    .innerJoin(people, eq(people.id, hourClaims.personId))
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(
      and(
        eq(hourClaims.state, "waiting"),
        withinReach(permit),
        sql`${people.id} <> ${personOf(permit)}`,
      ),
    )
    .orderBy(asc(hourClaims.submittedAt))
    .limit(CLAIMS_SHOWN);
}

/** What is asked of each qualification. */
export async function listRequirements(_permit: Permit<"hours.decide">) {
  const set = await db
    .select({
      level: hourRequirements.level,
      hours: hourRequirements.hours,
      years: hourRequirements.years,
    })
    .from(hourRequirements);
  return qualificationLevels.map((level) => ({
    level,
    ...requirementDefaults[level],
    ...set.find((row) => row.level === level),
  }));
}

/** The evidence of a claim of somebody within reach; null when there is none. */
export async function getClaimEvidence(permit: Permit<"hours.decide">, claimId: string) {
  if (!isUuid(claimId)) return null;
  const [file] = await db
    .select({ sha256: mediaFiles.sha256, bytes: mediaFiles.bytes, type: mediaFiles.type })
    .from(hourClaims)
    .innerJoin(people, eq(people.id, hourClaims.personId))
    .innerJoin(mediaFiles, eq(mediaFiles.sha256, hourClaims.evidence))
    .where(and(eq(hourClaims.id, claimId), withinReach(permit)));
  return file ?? null;
}
