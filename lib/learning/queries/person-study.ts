import "server-only";
import { and, desc, eq, sql, sum } from "drizzle-orm";
import { db } from "@/db/client";
import { releases } from "@/db/schema/catalogue";
import { hourCredits } from "@/db/schema/hours";
import { enrolments } from "@/db/schema/learning";
import { people } from "@/db/schema/people";
import { withinReach } from "@/lib/people/queries/reach";
import type { Permit } from "@/lib/platform/authority";

/** What somebody within reach has joined and completed, the latest first, and the minutes credited. */
export async function getPersonStudy(permit: Permit<"person.read">, personId: string) {
  const [courses, [credited]] = await Promise.all([
    db
      .select({
        id: enrolments.id,
        title: releases.title,
        kind: enrolments.kind,
        enrolledAt: enrolments.enrolledAt,
        completedAt: enrolments.completedAt,
      })
      .from(enrolments)
      .innerJoin(releases, eq(releases.id, enrolments.releaseId))
      .innerJoin(people, eq(people.id, enrolments.personId))
      .where(and(eq(enrolments.personId, personId), withinReach(permit)))
      .orderBy(desc(sql`coalesce(${enrolments.completedAt}, ${enrolments.enrolledAt})`)),
    db
      .select({ minutes: sum(hourCredits.minutes).mapWith(Number) })
      .from(hourCredits)
      .innerJoin(people, eq(people.id, hourCredits.personId))
      .where(and(eq(hourCredits.personId, personId), withinReach(permit))),
  ]);
  return { courses, minutes: credited?.minutes ?? 0 };
}
