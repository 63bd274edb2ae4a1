import "server-only";
import { sql } from "drizzle-orm";
import { swiftly } from "@/db/client";
import type { LessonKind, LessonWork } from "@/lib/catalogue/model";
import type { Completion } from "@/lib/catalogue/model/completion";
import type {
  CheckFeedback,
  LessonDeed,
  LessonState,
  ReadRange,
} from "@/lib/learning/model/evidence";
import { ruleColumns } from "@/lib/learning/queries/rule-columns";
import { demandOf } from "@/lib/learning/rules/evidence";
import { type Permit, personOf } from "@/lib/platform/authority";

type Row = {
  kind: LessonKind;
  minutes: number;
  readingSeconds: number;
  work: LessonWork | null;
  ranges: ReadRange[];
  activeSeconds: number | null;
  position: number | null;
  completed: boolean;
  completedLessonIds: string[];
  noteText: string | null;
  noteRevision: number | null;
  checks: Record<string, CheckFeedback>;
  completion: Completion | null;
  checksAsked: number;
  deeds: LessonDeed[];
};

/** Everything personal on a lesson page; null when the person is not enrolled in its course. */
export async function getLessonState(
  permit: Permit<"course.study">,
  lessonId: string,
): Promise<LessonState | null> {
  const personId = personOf(permit);
  const [row] = await swiftly.execute<Row>(sql`
    select rl.kind, rl.minutes, rl.reading_seconds as "readingSeconds", rl.work, rl.completion,
      p.active_seconds as "activeSeconds", p.position, ranges_as_json(p.ranges) as ranges,
      p.completed_at is not null as completed,
      array(
        select done.lesson_id from lesson_progress done
        where done.enrolment_id = e.id and done.completed_at is not null
      ) as "completedLessonIds",
      n.text as "noteText", n.revision as "noteRevision",
      coalesce((
        select jsonb_object_agg(rc.key, jsonb_build_object(
          'correct', ca.correct, 'answer', ca.answer,
          'right', v.body -> 'correct', 'explanation', v.explanation))
        from release_checks rc
        join check_answers ca on ca.version_id = rc.version_id
          and ca.lesson_id = rc.lesson_id and ca.person_id = e.person_id
        join question_versions v on v.id = rc.version_id
        where rc.release_id = e.release_id and rc.lesson_id = rl.lesson_id
      ), '{}') as checks,
      ${ruleColumns}
    from lessons l
    join enrolments e on e.course_id = l.course_id and e.person_id = ${personId}
    join release_lessons rl on rl.release_id = e.release_id and rl.lesson_id = l.id
    left join lesson_progress p on p.enrolment_id = e.id and p.lesson_id = l.id
    left join notes n on n.person_id = e.person_id and n.lesson_id = l.id
    where l.id = ${lessonId}`);
  if (!row) return null;

  return {
    learnerId: personId,
    progress: {
      lessonId,
      completed: row.completed,
      ranges: row.ranges,
      activeSeconds: row.activeSeconds ?? 0,
      position: row.position ?? 0,
      deeds: row.deeds,
    },
    demand: demandOf(row),
    completedLessonIds: row.completedLessonIds,
    note: { text: row.noteText ?? "", revision: row.noteRevision ?? 0 },
    checks: row.checks,
  };
}
