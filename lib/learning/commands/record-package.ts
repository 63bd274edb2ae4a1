import "server-only";
import { sql } from "drizzle-orm";
import { completeLesson } from "@/lib/learning/commands/complete-lesson";
import { evidenceOf, findLesson } from "@/lib/learning/commands/studied-lesson";
import { lockClock } from "@/lib/learning/commands/study-clock";
import type { ReadRange } from "@/lib/learning/model/evidence";
import { RecordPackage } from "@/lib/learning/model/inputs";
import { standingOf, unitRange } from "@/lib/learning/rules/cmi";
import { demandOf, meets } from "@/lib/learning/rules/evidence";
import { personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/**
 * Keeps what a unit of courseware says of its learner. What stood earlier and arrives late changes
 * nothing; a unit that was done stays done. Safe to repeat. The lesson is complete when all its units
 * are done and enough time was given to it: a script may say the first, not the second.
 */
export const recordPackage = defineCommand({
  name: "learning.record_package",
  permission: "course.study",
  input: RecordPackage,

  async run({ tx, permit, input, now }) {
    const personId = personOf(permit);
    if (input.learnerId && input.learnerId !== personId) return refuse("study.of_another");
    await lockClock(tx, personId);
    const lesson = await findLesson(tx, personId, input.lessonId);
    if (!lesson) return refuse("enrolment.required");
    if (lesson.work?.kind !== "package") return refuse("not_found");
    const { courseware } = lesson.work;
    const range = unitRange(courseware.units, input.unitId);
    if (!range) return refuse("not_found");

    const said = standingOf(input.cmi, courseware.version);
    const unit = courseware.units.find(({ id }) => id === input.unitId);
    const standing = { ...said, done: said.done || unit?.asset === true };
    const place = { ...lesson, lessonId: input.lessonId, now };
    const state = await storeState(tx, { ...place, ...input, ...standing });
    const ranges = await storeProgress(tx, { ...place, range: state.done ? range : null });

    const evidence = evidenceOf(lesson, { ranges });
    const completed = lesson.completed || meets(evidence, demandOf(lesson));
    const justCompleted = completed && !lesson.completed;
    if (justCompleted) await completeLesson(tx, { personId, ...place });
    const { lessonId, unitId } = input;
    return ok({ lessonId, unitId, ...state, ranges, completed, justCompleted });
  },

  audit: ({ value }) => (value.justCompleted ? { subject: `lesson:${value.lessonId}` } : null),
});

type Place = { enrolmentId: string; courseId: string; lessonId: string; now: Date };

type Standing = { done: boolean; score: number | null };

async function storeState(
  tx: Transaction,
  state: Place & Standing & { unitId: string; cmi: Record<string, unknown>; age: number },
): Promise<Standing> {
  const stoodAt = new Date(state.now.getTime() - state.age * 1000).toISOString();
  const [stored] = await tx.execute<Standing>(sql`
    insert into package_states as s
      (enrolment_id, lesson_id, course_id, unit_id, cmi, done, score, stood_at)
    values (${state.enrolmentId}, ${state.lessonId}, ${state.courseId}, ${state.unitId},
      ${JSON.stringify(state.cmi)}::jsonb, ${state.done}, ${state.score}, ${stoodAt})
    on conflict (enrolment_id, lesson_id, unit_id) do update set
      cmi = case when s.stood_at <= excluded.stood_at then excluded.cmi else s.cmi end,
      score = case when s.stood_at <= excluded.stood_at then excluded.score else s.score end,
      done = s.done or excluded.done,
      stood_at = greatest(s.stood_at, excluded.stood_at)
    returning done, score`);
  if (!stored) throw new Error("The state of a package was not stored");
  return stored;
}

async function storeProgress(
  tx: Transaction,
  { enrolmentId, courseId, lessonId, now, range }: Place & { range: ReadRange | null },
): Promise<ReadRange[]> {
  const ranges = range ? `{[${range.join(",")})}` : "{}";
  const at = now.toISOString();
  const [stored] = await tx.execute<{ ranges: ReadRange[] }>(sql`
    insert into lesson_progress as p
      (enrolment_id, lesson_id, course_id, ranges, position, position_at, opened_at, seen_at)
    values (${enrolmentId}, ${lessonId}, ${courseId}, ${ranges}::int4multirange, 0, ${at}, ${at}, ${at})
    on conflict (enrolment_id, lesson_id) do update set
      ranges = p.ranges + excluded.ranges, seen_at = greatest(p.seen_at, excluded.seen_at)
    returning ranges_as_json(ranges) as ranges`);
  if (!stored) throw new Error("The progress of a package was not stored");
  return stored.ranges;
}
