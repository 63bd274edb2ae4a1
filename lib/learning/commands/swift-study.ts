import "server-only";
import { sql } from "drizzle-orm";
import { swiftly } from "@/db/client";
import { storeEvidence } from "@/lib/learning/commands/store-evidence";
import {
  evidenceOf,
  lessonColumns,
  lessonOf,
  type StudiedLesson,
} from "@/lib/learning/commands/studied-lesson";
import { type ClockRow, clockColumns, clockOf } from "@/lib/learning/commands/study-clock";
import type { StudyReport } from "@/lib/learning/model/evidence";
import type { RecordStudy } from "@/lib/learning/model/inputs";
import { believe } from "@/lib/learning/rules/belief";
import { demandOf, meets } from "@/lib/learning/rules/evidence";
import { lengthOf } from "@/lib/learning/rules/ranges";
import { suspicions } from "@/lib/learning/rules/suspicion";
import { type Permit, personOf } from "@/lib/platform/authority";
import { ok, type Result } from "@/lib/platform/result";

type Step = {
  permit: Permit<"course.study">;
  input: ReturnType<typeof RecordStudy.parse>;
  now: Date;
};

/**
 * The heartbeat of somebody who merely goes on, which nearly all are: read once, written once, without
 * a lock, and written only if nobody changed the person's clock between. Null for everything that is
 * more than that: a session that begins, a pattern to be shown, a word that the lesson is done, a lesson
 * that is complete with it.
 */
export async function recordSwiftly({
  permit,
  input,
  now: instant,
}: Step): Promise<Result<StudyReport> | null> {
  const personId = personOf(permit);
  if (input.confirm || (input.learnerId && input.learnerId !== personId)) return null;
  const [row] = await swiftly.execute<ClockRow & StudiedLesson>(sql`
    select ${clockColumns}, ${lessonColumns} from ${lessonOf(personId)}
    join study_clocks on study_clocks.person_id = e.person_id
    where l.id = ${input.lessonId}`);
  if (!row) return null;

  const clock = clockOf(row);
  const demand = demandOf(row);
  const now = instant.getTime() / 1000;
  const believed = believe(input, { clock, lesson: row, demand, now });
  if (believed.fresh || isStriking(believed)) return null;
  const evidence = evidenceOf(row, {
    ranges: [...row.ranges, ...believed.ranges],
    activeSeconds: row.activeSeconds + believed.seconds,
  });
  if (!row.completed && meets(evidence, demand)) return null;

  const stored = await storeEvidence(swiftly, {
    ...{ personId, lesson: row, input, now: instant },
    revision: { read: clock.revision, next: clock.revision + 1 },
    ...believed,
  });
  if (!stored) return null;
  const { lessonId } = input;
  const { completed, deeds } = row;
  return ok({ lessonId, completed, justCompleted: false, seat: believed.seat, ...stored, deeds });
}

function isStriking({ claimed, ranges, intervals }: ReturnType<typeof believe>): boolean {
  const believed = lengthOf(ranges);
  return suspicions({ claimed, believed, intervals, peopleOnMachine: 0 }).length > 0;
}
