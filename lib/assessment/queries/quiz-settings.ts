import "server-only";
import { and, asc, eq, or, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { accommodations, quizSettings, quizzes } from "@/db/schema/assessment/quizzes";
import { courses, releases } from "@/db/schema/catalogue";
import { enrolments } from "@/db/schema/learning";
import { organisations, people } from "@/db/schema/people";
import { listSlots } from "@/lib/assessment/queries/slots";
import { unitsOf } from "@/lib/assessment/rules/draw";
import { reachesCourse, withinTeaching } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";

/** The exam of a course as learners get it today, with what trainers set; null without an exam. */
export async function getQuizSettings(permit: Permit<"quiz.arrange">, courseSlug: string) {
  const [found] = await db
    .select({
      courseId: courses.id,
      courseTitle: releases.title,
      quiz: quizzes,
      ownRules: sql<boolean>`${quizSettings.rules} is not null`,
      opensAt: quizSettings.opensAt,
      closesAt: quizSettings.closesAt,
      code: quizSettings.code,
    })
    .from(courses)
    .innerJoin(releases, eq(releases.id, courses.currentReleaseId))
    .innerJoin(quizzes, eq(quizzes.releaseId, releases.id))
    .leftJoin(quizSettings, eq(quizSettings.courseId, courses.id))
    .where(and(eq(courses.slug, courseSlug), reachesCourse(permit)));
  if (!found) return null;
  const slots = await listSlots(db, found.quiz.id);
  const pool = unitsOf(slots).flatMap(([first]) =>
    first
      ? [{ kind: first.material ? ("material" as const) : first.body.kind, topic: first.topic }]
      : [],
  );
  return { ...found, pool, questions: slots.length };
}

/** What people within reach are granted for a course's exam, by name. */
export async function listAccommodations(permit: Permit<"quiz.arrange">, courseId: string) {
  return await db
    .select({
      personId: people.id,
      name: people.name,
      organisation: organisations.name,
      extraMinutes: accommodations.extraMinutes,
      extraAttempts: accommodations.extraAttempts,
      closesAt: accommodations.closesAt,
      reason: accommodations.reason,
    })
    .from(accommodations)
    .innerJoin(people, eq(people.id, accommodations.personId))
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(
      and(eq(accommodations.courseId, courseId), withinTeaching(permit, accommodations.courseId)),
    )
    .orderBy(asc(people.name), asc(people.id));
}

const FOUND_MAX = 20;

/** Learners of a course within reach whose name begins so, or whose phone or user name is this. */
export async function findLearners(
  permit: Permit<"quiz.arrange">,
  courseId: string,
  words: string,
) {
  const plain = words.trim();
  if (plain === "") return [];
  return await db
    .select({ personId: people.id, name: people.name, organisation: organisations.name })
    .from(people)
    .innerJoin(
      enrolments,
      and(eq(enrolments.personId, people.id), eq(enrolments.courseId, courseId)),
    )
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(
      and(
        withinTeaching(permit, enrolments.courseId),
        or(
          sql`starts_with(${people.name}, ${plain})`,
          eq(people.phone, plain),
          eq(people.userName, plain.toLowerCase()),
        ),
      ),
    )
    .orderBy(asc(people.name), asc(people.id))
    .limit(FOUND_MAX);
}
