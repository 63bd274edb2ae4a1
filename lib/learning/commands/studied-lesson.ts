import "server-only";
import { sql } from "drizzle-orm";
import type { LessonKind, LessonWork } from "@/lib/catalogue/model";
import type { Completion } from "@/lib/catalogue/model/completion";
import type { LessonDeed, ReadRange } from "@/lib/learning/model/evidence";
import { ruleColumns } from "@/lib/learning/queries/rule-columns";
import type { Evidence } from "@/lib/learning/rules/evidence";
import { lengthOf } from "@/lib/learning/rules/ranges";
import type { Transaction } from "@/lib/platform/command";

/** A lesson in the release that somebody studies, and what they did with it. */
export type StudiedLesson = {
  enrolmentId: string;
  courseId: string;
  kind: LessonKind;
  minutes: number;
  readingSeconds: number;
  work: LessonWork | null;
  /** Seconds since 1970; null when it was never opened. */
  openedAt: number | null;
  completed: boolean;
  ranges: ReadRange[];
  activeSeconds: number;
  /** Questions on the way that were answered, right or wrong. */
  answered: number;
  completion: Completion | null;
  /** Self-checks of the lesson, and those answered rightly; counted only where they are asked for. */
  checksAsked: number;
  right: number;
  deeds: LessonDeed[];
};

/** What is known of somebody's study, with what has just come to it. */
export function evidenceOf(
  lesson: StudiedLesson,
  fresh: Partial<Pick<StudiedLesson, "ranges" | "activeSeconds" | "deeds">> = {},
): Evidence {
  const { ranges, activeSeconds, answered, right, deeds } = { ...lesson, ...fresh };
  return { covered: lengthOf(ranges), activeSeconds, answered, right, deeds };
}

/** Null when the person has not joined its course. Whoever changes it has locked the person's clock. */
export async function findLesson(
  tx: Transaction,
  personId: string,
  lessonId: string,
): Promise<StudiedLesson | null> {
  const [row] = await tx.execute<StudiedLesson>(sql`
    select ${lessonColumns} from ${lessonOf(personId)} where l.id = ${lessonId}`);
  return row ?? null;
}

/** What is read of `lessonOf`. */
export const lessonColumns = sql`e.id as "enrolmentId", e.course_id as "courseId", rl.kind, rl.minutes,
      rl.reading_seconds as "readingSeconds", rl.work,
      extract(epoch from p.opened_at)::float8 as "openedAt", p.completed_at is not null as completed,
      ranges_as_json(p.ranges) as ranges, coalesce(p.active_seconds, 0) as "activeSeconds",
      case when rl.work -> 'questions' <> '[]' then (
        select count(*)::int from release_checks rc
        join check_answers ca on ca.version_id = rc.version_id
          and ca.lesson_id = rc.lesson_id and ca.person_id = e.person_id
        where rc.release_id = rl.release_id and rc.lesson_id = rl.lesson_id
          and rl.work -> 'questions' @> jsonb_build_array(jsonb_build_object('question', rc.key))
      ) else 0 end as answered,
      rl.completion, ${ruleColumns}`;

/** The lessons of the courses that a person joined, each with what they did with it. */
export function lessonOf(personId: string) {
  return sql`lessons l
    join enrolments e on e.course_id = l.course_id and e.person_id = ${personId}
    join release_lessons rl on rl.release_id = e.release_id and rl.lesson_id = l.id
    left join lesson_progress p on p.enrolment_id = e.id and p.lesson_id = l.id`;
}
