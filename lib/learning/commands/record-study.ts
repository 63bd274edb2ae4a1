import "server-only";
import { completeLesson } from "@/lib/learning/commands/complete-lesson";
import { noteDeed } from "@/lib/learning/commands/deeds";
import { storeEvidence } from "@/lib/learning/commands/store-evidence";
import { evidenceOf, findLesson, type StudiedLesson } from "@/lib/learning/commands/studied-lesson";
import { lockClock } from "@/lib/learning/commands/study-clock";
import { raiseFlags } from "@/lib/learning/commands/study-flags";
import { recordSwiftly } from "@/lib/learning/commands/swift-study";
import type { LessonDeed, StudyReport } from "@/lib/learning/model/evidence";
import { RecordStudy } from "@/lib/learning/model/inputs";
import { believe } from "@/lib/learning/rules/belief";
import { demandOf, isStudied, meets } from "@/lib/learning/rules/evidence";
import { personOf } from "@/lib/platform/authority";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/**
 * Takes one heartbeat of study as evidence: stretches of the work are merged, time is credited up
 * to what really passed and was not credited before, the work up to what that time allows. Safe to
 * repeat, reorder and send late. The first heartbeat of a lesson opens it and is credited no time.
 * A word that the lesson is done counts once the rest is met, with this heartbeat's share of it.
 */
export const recordStudy = defineCommand({
  name: "learning.record_study",
  permission: "course.study",
  input: RecordStudy,
  swift: recordSwiftly,

  async run({ tx, permit, input, now }) {
    const personId = personOf(permit);
    if (input.learnerId && input.learnerId !== personId) return refuse("study.of_another");
    const clock = await lockClock(tx, personId);
    const lesson = await findLesson(tx, personId, input.lessonId);
    if (!lesson) return refuse("enrolment.required");

    const demand = demandOf(lesson);
    const believed = believe(input, { clock, lesson, demand, now: now.getTime() / 1000 });
    const revision = { read: clock.revision, next: clock.revision };
    const stored = await storeEvidence(tx, { personId, revision, lesson, input, now, ...believed });
    if (!stored) throw new Error("Evidence of study was not stored under its own lock");
    const machine = input.machine ?? null;
    if (!lesson.completed) {
      await raiseFlags(tx, { personId, lessonId: input.lessonId, now, machine, ...believed });
    }

    const evidence = evidenceOf(lesson, stored);
    const confirms = input.confirm && demand.deeds.includes("confirmed");
    if (confirms && isStudied(evidence, demand)) {
      await noteDeed(tx, { personId, lessonId: input.lessonId, deed: "confirmed", now });
      evidence.deeds = withDeed(lesson, "confirmed");
    }
    const done = lesson.completed || meets(evidence, demand);
    const justCompleted = done && !lesson.completed;
    if (justCompleted) {
      await completeLesson(tx, { personId, ...lesson, lessonId: input.lessonId, now });
    }
    const report: StudyReport = {
      ...{ lessonId: input.lessonId, completed: done, justCompleted, seat: believed.seat },
      ...stored,
      deeds: evidence.deeds,
    };
    return ok(report);
  },

  audit: ({ value }) => (value.justCompleted ? { subject: `lesson:${value.lessonId}` } : null),
});

function withDeed({ deeds }: StudiedLesson, deed: LessonDeed): LessonDeed[] {
  return [...new Set([...deeds, deed])];
}
