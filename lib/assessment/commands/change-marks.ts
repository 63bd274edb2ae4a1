import "server-only";
import { sql } from "drizzle-orm";
import { markChanges } from "@/db/schema/assessment/attempts";
import type { MarkCause } from "@/lib/assessment/model/grading";
import type { Transaction } from "@/lib/platform/command";

/** A mark of one question of an ended attempt, and what it becomes. */
export type MarkChange = {
  attemptId: string;
  versionId: string;
  before: number | null;
  after: number;
};

type Why = {
  cause: MarkCause;
  reason: string;
  correctionId?: string;
  by: string | null;
  now: Date;
};

/** An attempt whose marks have changed, as it was and as it is. */
export type ChangedAttempt = {
  attemptId: string;
  personId: string;
  courseId: string;
  courseSlug: string;
  title: string;
  total: number;
  earnedBefore: number | null;
  earned: number | null;
  passedBefore: boolean | null;
  passed: boolean | null;
  awaiting: number;
};

/** Values of one INSERT; PostgreSQL takes 65,535 parameters. */
const CHUNK = 5000;

/**
 * Changes marks, each beside its reason, and what the attempts come to by them. A pass that has been
 * told stays: what was wrong was not the learner's doing. The caller holds the attempts' locks.
 */
export async function changeMarks(
  tx: Transaction,
  changes: readonly MarkChange[],
  { cause, reason, correctionId, by, now }: Why,
): Promise<ChangedAttempt[]> {
  if (changes.length === 0) return [];
  for (let at = 0; at < changes.length; at += CHUNK) {
    await tx.insert(markChanges).values(
      changes.slice(at, at + CHUNK).map((change) => ({
        ...change,
        ...{ cause, reason, correctionId, changedBy: by, changedAt: now },
      })),
    );
  }
  await tx.execute(sql`
    update attempt_marks m set earned = c.after
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      as c("attemptId" uuid, "versionId" uuid, after int)
    where m.attempt_id = c."attemptId" and m.version_id = c."versionId"`);
  const ids = [...new Set(changes.map(({ attemptId }) => attemptId))];
  return await tx.execute<ChangedAttempt>(sql`
    with before as (
      select id, earned, passed from attempts where id = any(${`{${ids.join(",")}}`}::uuid[])
    ), marks as (
      select attempt_id, sum(earned)::int as earned, count(*) filter (where earned is null)::int as awaiting
      from attempt_marks where attempt_id in (select id from before) group by attempt_id
    ), changed as (
      update attempts a set awaiting = m.awaiting,
        earned = case when m.awaiting = 0 then m.earned end,
        passed = case when m.awaiting = 0 then coalesce(a.passed, false)
          or m.earned * 100 >= a.total * (a.paper ->> 'passPercent')::int end
      from marks m where a.id = m.attempt_id
      returning a.id, a.person_id, a.quiz_id, a.total, a.earned, a.passed, a.awaiting
    )
    select c.id as "attemptId", c.person_id as "personId", q.course_id as "courseId",
      k.slug as "courseSlug", q.title, c.total, b.earned as "earnedBefore", c.earned,
      b.passed as "passedBefore", c.passed, c.awaiting
    from changed c join before b on b.id = c.id
    join quizzes q on q.id = c.quiz_id join courses k on k.id = q.course_id`);
}
