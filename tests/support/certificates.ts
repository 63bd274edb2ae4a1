/** People who have completed a course, and what certificates are asked for with. */
import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { hourCredits } from "@/db/schema/hours";
import { enrolments } from "@/db/schema/learning";
import { type Actor, type Permission, permit } from "@/lib/platform/authority";
import { makeCourse, makeEnrolment } from "@/tests/support/course";
import { makeActor } from "@/tests/support/factories";

export function held<P extends Permission>(actor: Actor, permission: P) {
  const allowed = permit(actor, permission);
  if (!allowed) throw new Error(`${permission} is not held`);
  return allowed;
}

export async function run<T>(
  work: Promise<{ ok: true; value: T } | { ok: false; refusal: unknown }>,
) {
  const result = await work;
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

/** A learner who has completed a course on 20 November 2026, with its credit in the ledger. */
export async function makeGraduate(
  over: { course?: Awaited<ReturnType<typeof makeCourse>>; region?: string } = {},
) {
  const course = over.course ?? (await makeCourse());
  const learner = await makeActor("learner", over.region ?? "420106");
  const enrolment = await makeEnrolment(learner.personId, course);
  const completedAt = new Date("2026-11-20T02:00:00Z");
  await db.update(enrolments).set({ completedAt }).where(eq(enrolments.id, enrolment.id));
  const [credit] = await db
    .insert(hourCredits)
    .values({
      ...{ personId: learner.personId, source: "course", category: "professional", minutes: 50 },
      ...{ enrolmentId: enrolment.id, releaseId: course.releaseId, earnedOn: "2026-11-20" },
      ...{ title: "虚构课程", createdAt: completedAt },
    })
    .returning({ id: hourCredits.id });
  if (!credit) throw new Error("insert returned no row");
  return { learner, course, enrolmentId: enrolment.id, creditId: credit.id };
}
