/** Somebody studies a lesson, beat by beat, at seconds of a clock that a test sets. */
import type { LessonWork } from "@/lib/catalogue/model";
import { recordStudy } from "@/lib/learning/commands/record-study";
import type { Actor } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { makeCourse, makeEnrolment } from "@/tests/support/course";
import { makeActor } from "@/tests/support/factories";

const START = new Date("2026-05-01T01:00:00Z").getTime();
export const at = (seconds: number) => new Date(START + seconds * 1000);
export const PHONE = "0b6f2d1e-0000-4000-8000-000000000001";
export const DESK = "0b6f2d1e-0000-4000-8000-000000000002";
export const WHOLE: [number, number][] = [[0, 10_000]];

/** A film of a thousand seconds: ten basis points of it are one second. */
export const film: Extract<LessonWork, { kind: "video" }> = {
  kind: "video",
  ...{ src: "../media/a.mp4", bytes: 1000, captions: "../media/a.vtt", cues: [] },
  ...{ seconds: 1000, skipping: true, fastest: 1.5, questions: [], requiredPercent: 90 },
};

export async function openLesson(work: LessonWork | null = film) {
  const learner = await makeActor();
  const course = await makeCourse({ withQuiz: false, work });
  await makeEnrolment(learner.personId, course);
  const beat = async (second: number, over: object = {}, who: Actor = learner) => {
    const lessonId = course.first.id;
    const claim = { lessonId, session: PHONE, activeSeconds: 0, ranges: [], position: 0, ...over };
    const result = await execute(recordStudy, who, claim, at(second));
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value;
  };
  await beat(0, { begin: true });
  return { learner, course, beat };
}
