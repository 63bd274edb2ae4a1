/**
 * What a later release means to somebody in the middle of an earlier one: what is kept, what has to be
 * done again, what comes to it. Lessons are the same when their ids in the course folder are. Pure.
 */
import type { LessonKind } from "@/lib/catalogue/model";
import type { Completion } from "@/lib/catalogue/model/completion";

/** A lesson of a release as far as it asks something of people. */
export type LessonRules = {
  /** Its id in the course folder. */
  slug: string;
  title: string;
  minutes: number;
  kind: LessonKind;
  required: boolean;
  completion: Completion | null;
  /** What is watched, heard, leafed through or done: the hash of its file; null for an article. */
  file: string | null;
};

/** A release as far as it asks something of people; `exam` is the id of its quiz, null for none. */
export type ReleaseRules = { lessons: readonly LessonRules[]; exam: string | null };

/** Where somebody stands: lessons by their ids in the course folder. */
export type LearnerStanding = {
  /** Complete in the release they are in. */
  completed: readonly string[];
  /** Begun, complete or not. */
  begun: readonly string[];
  /** How often they sat the exam. */
  attempts: number;
};

export type ReleaseEffect = {
  /** Complete, and stays so, whatever became of its text and its rule. */
  kept: LessonRules[];
  /** Begun, and goes on where it stands. */
  goesOn: LessonRules[];
  /** Begun, but it is another film, document or package now: begins anew. */
  again: LessonRules[];
  /** New in the course. */
  added: LessonRules[];
  /** Not in the course any more. */
  removed: LessonRules[];
  /** In both and not complete: was 选学 and has to be studied now, or the other way round. */
  nowRequired: LessonRules[];
  nowOptional: LessonRules[];
  /** In both and not complete: is complete by another rule. */
  otherRule: LessonRules[];
  /** The exam is another one: attempts at the earlier one do not count, and are not counted. */
  examAnew: boolean;
  /** Required lessons that are left to do before and after. */
  leftBefore: number;
  leftAfter: number;
  /** Required lessons of the later release. */
  requiredAfter: number;
};

export function effectOfRelease(
  before: ReleaseRules,
  after: ReleaseRules,
  standing: LearnerStanding,
): ReleaseEffect {
  const earlier = new Map(before.lessons.map((lesson) => [lesson.slug, lesson]));
  const later = new Set(after.lessons.map(({ slug }) => slug));
  const completed = new Set(standing.completed);
  const begun = new Set(standing.begun);
  const done = (lesson: LessonRules) => completed.has(lesson.slug);
  const left = ({ lessons }: ReleaseRules) =>
    lessons.filter((lesson) => lesson.required && !done(lesson)).length;
  const open = after.lessons.filter((lesson) => earlier.has(lesson.slug) && !done(lesson));
  const was = (lesson: LessonRules) => earlier.get(lesson.slug) ?? lesson;
  const isAnew = (lesson: LessonRules) =>
    begun.has(lesson.slug) && !isSameWork(was(lesson), lesson);

  return {
    kept: after.lessons.filter(done),
    goesOn: open.filter((lesson) => begun.has(lesson.slug) && !isAnew(lesson)),
    again: open.filter(isAnew),
    added: after.lessons.filter((lesson) => !earlier.has(lesson.slug) && !done(lesson)),
    removed: before.lessons.filter(({ slug }) => !later.has(slug)),
    nowRequired: open.filter((lesson) => lesson.required && !was(lesson).required),
    nowOptional: open.filter((lesson) => !lesson.required && was(lesson).required),
    otherRule: open.filter((lesson) => !isSameRule(was(lesson).completion, lesson.completion)),
    examAnew: after.exam !== null && standing.attempts > 0,
    leftBefore: left(before),
    leftAfter: left(after),
    requiredAfter: after.lessons.filter(({ required }) => required).length,
  };
}

/** Whether stretches that were seen of one are stretches of the other. */
export function isSameWork(
  one: Pick<LessonRules, "kind" | "file">,
  other: Pick<LessonRules, "kind" | "file">,
): boolean {
  return one.kind === other.kind && one.file === other.file;
}

function isSameRule(one: Completion | null, other: Completion | null): boolean {
  const written = (rule: Completion | null) => JSON.stringify(Object.entries(rule ?? {}).sort());
  return written(one) === written(other);
}
