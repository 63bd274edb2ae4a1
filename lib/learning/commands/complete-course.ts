import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { hourCredits } from "@/db/schema/hours";
import { enrolments } from "@/db/schema/learning";
import type { CreditCategory } from "@/lib/catalogue/model";
import { dayInChina } from "@/lib/learning/rules/evidence";
import { isCourseComplete } from "@/lib/learning/rules/standing";
import type { Transaction } from "@/lib/platform/command";

/**
 * Completes the course of a person when nothing is missing, and credits its minutes once.
 * Called, inside their transaction, by everything that may have been the last step.
 * Whether it was completed now.
 */
export async function completeCourseIfDone(
  tx: Transaction,
  { personId, courseId, now }: { personId: string; courseId: string; now: Date },
): Promise<boolean> {
  // The lock makes the last lesson and the quiz, arriving together, see each other.
  const [enrolment] = await tx
    .select({ id: enrolments.id, releaseId: enrolments.releaseId })
    .from(enrolments)
    .where(
      and(
        eq(enrolments.personId, personId),
        eq(enrolments.courseId, courseId),
        isNull(enrolments.completedAt),
      ),
    )
    .for("update");
  if (!enrolment) return false;

  const state = await countSteps(tx, { personId, ...enrolment });
  if (!isCourseComplete(state)) return false;

  await tx.update(enrolments).set({ completedAt: now }).where(eq(enrolments.id, enrolment.id));
  await tx
    .insert(hourCredits)
    .values({
      personId,
      source: "course",
      category: state.category,
      minutes: state.minutes,
      enrolmentId: enrolment.id,
      releaseId: enrolment.releaseId,
      earnedOn: dayInChina(now),
      title: state.title,
      createdAt: now,
    })
    .onConflictDoNothing();
  return true;
}

type Passed = { personId: string; courseId: string };

/**
 * The same for several people at once. All enrolments are locked first, in one order: the ledger takes
 * one entry at a time, and who holds it must not wait for an enrolment that somebody holds who waits
 * for the ledger.
 */
export async function completeCoursesIfDone(
  tx: Transaction,
  passed: readonly Passed[],
  now: Date,
): Promise<void> {
  if (passed.length === 0) return;
  const pairs = JSON.stringify(passed.map(({ personId, courseId }) => ({ personId, courseId })));
  await tx.execute(sql`
    select e.id from enrolments e
    join jsonb_to_recordset(${pairs}::jsonb) as p("personId" uuid, "courseId" uuid)
      on p."personId" = e.person_id and p."courseId" = e.course_id
    order by e.id for update of e`);
  for (const { personId, courseId } of passed) {
    await completeCourseIfDone(tx, { personId, courseId, now });
  }
}

type Steps = Parameters<typeof isCourseComplete>[0] & {
  title: string;
  minutes: number;
  category: CreditCategory;
};

async function countSteps(
  tx: Transaction,
  enrolment: { id: string; releaseId: string; personId: string },
): Promise<Steps> {
  const [steps] = await tx.execute<Steps>(sql`
    select r.title, r.minutes, coalesce(r.manifest->>'credit', 'professional') as category,
      (select count(*)::int from release_lessons where release_id = r.id and required) as lessons,
      (select count(*)::int from lesson_progress p
        join release_lessons rl on rl.release_id = r.id and rl.lesson_id = p.lesson_id
        where p.enrolment_id = ${enrolment.id} and p.completed_at is not null
          and rl.required) as "lessonsRead",
      exists (select from quizzes where release_id = r.id) as "hasQuiz",
      exists (select from quizzes q where q.release_id = r.id
        and quiz_passed(q.id, ${enrolment.personId})) as "passedQuiz"
    from releases r where r.id = ${enrolment.releaseId}`);
  if (!steps) throw new Error(`Release ${enrolment.releaseId} is missing`);
  return steps;
}
