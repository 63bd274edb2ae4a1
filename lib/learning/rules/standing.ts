/** Where someone stands in a course, and what to do next. Pure. */
import type { Outline, OutlineLesson } from "@/lib/catalogue/model";
import type { Cover } from "@/lib/catalogue/model/completion";
import { FULL_WORK } from "@/lib/learning/model/evidence";

/** A course is complete when every required lesson is read and its quiz, if it has one, is passed. */
export function isCourseComplete(course: {
  lessons: number;
  lessonsRead: number;
  hasQuiz: boolean;
  passedQuiz: boolean;
}): boolean {
  return course.lessonsRead >= course.lessons && (!course.hasQuiz || course.passedQuiz);
}

/** Progress of a course in basis points: each required lesson counts once, the quiz as one more. */
export function courseProgress(course: {
  lessons: number;
  lessonsRead: number;
  hasQuiz: boolean;
  passedQuiz: boolean;
}): number {
  const steps = course.lessons + (course.hasQuiz ? 1 : 0);
  if (steps === 0) return 0;
  const done = course.lessonsRead + (course.hasQuiz && course.passedQuiz ? 1 : 0);
  return Math.floor((done * FULL_WORK) / steps);
}

export type NextStep<L> = { kind: "lesson"; lesson: L } | { kind: "quiz" } | { kind: "done" };

/** What to do next in a course: the first required lesson not read yet, then the quiz, then nothing. */
export function nextStep<L extends { id: string; required?: false }>(course: {
  lessons: readonly L[];
  readLessonIds: readonly string[];
  hasQuiz: boolean;
  passedQuiz: boolean;
}): NextStep<L> {
  const read = new Set(course.readLessonIds);
  const lesson = course.lessons.find(
    (candidate) => candidate.required !== false && !read.has(candidate.id),
  );
  if (lesson) return { kind: "lesson", lesson };
  return course.hasQuiz && !course.passedQuiz ? { kind: "quiz" } : { kind: "done" };
}

/** The required lessons of a course that are not read yet, in reading order. */
export function unreadLessons(course: {
  outline: Outline;
  readLessonIds: readonly string[];
}): OutlineLesson[] {
  return requiredLessons(course.outline).filter(
    (lesson) => !course.readLessonIds.includes(lesson.id),
  );
}

/** The lessons of an outline in reading order. */
export function lessonsOf(outline: Outline): OutlineLesson[] {
  return outline.modules.flatMap((module) => module.lessons);
}

/** Those that have to be studied: all but 选学. */
export function requiredLessons(outline: Outline): OutlineLesson[] {
  return lessonsOf(outline).filter(({ required }) => required !== false);
}

/** How many lessons there are, how many of them are 选学, and how many of the required ones are done. */
export function lessonCounts(outline: Outline, readLessonIds: readonly string[] = []) {
  const required = requiredLessons(outline);
  return {
    lessonCount: required.length,
    optionalCount: lessonsOf(outline).length - required.length,
    lessonsDone: required.filter(({ id }) => readLessonIds.includes(id)).length,
  };
}

/** Published courses as cards, with one's own progress, in one's own release, where one has joined. */
export function courseChoices(
  courses: readonly {
    slug: string;
    seriesSlug: string;
    title: string;
    summary: string;
    minutes: number;
    outline: Outline;
    cover: Cover | null;
  }[],
  own: readonly { slug: string; outline: Outline; readLessonIds: readonly string[] }[],
) {
  const bySlug = new Map(own.map((course) => [course.slug, course]));
  return courses.map(({ slug, seriesSlug, title, summary, minutes, outline, cover }) => {
    const joined = bySlug.get(slug);
    const counts = lessonCounts(joined?.outline ?? outline, joined?.readLessonIds);
    const lessonsDone = joined ? counts.lessonsDone : null;
    return { slug, seriesSlug, title, summary, minutes, cover, ...counts, lessonsDone };
  });
}

/** What progress is counted from. */
type JoinedCourse = {
  slug: string;
  title: string;
  outline: Outline;
  readLessonIds: readonly string[];
  hasQuiz: boolean;
  passedQuiz: boolean;
  completedAt: Date | null;
  newerRelease: boolean;
};

/** One course on the learner's own page. */
export function courseStanding(course: JoinedCourse) {
  const lessons = lessonsOf(course.outline);
  const step = nextStep({ ...course, lessons });
  return {
    slug: course.slug,
    title: course.title,
    ...lessonCounts(course.outline, course.readLessonIds),
    complete: course.completedAt !== null,
    newer: course.newerRelease && course.completedAt === null,
    next: doorTo(course, step),
  };
}

/** The one thing to do next over all courses: in the one studied last that has anything left. */
export function whatNext(courses: readonly JoinedCourse[]) {
  for (const course of courses) {
    const step = nextStep({ ...course, lessons: lessonsOf(course.outline) });
    if (step.kind === "done") continue;
    return {
      courseTitle: course.title,
      title: step.kind === "quiz" ? "结业测验" : step.lesson.title,
      minutes: step.kind === "quiz" ? null : step.lesson.minutes,
      href: doorTo(course, step).href,
      begun: course.readLessonIds.length > 0,
    };
  }
  return null;
}

function doorTo(course: { slug: string }, step: NextStep<OutlineLesson>) {
  if (step.kind === "lesson") {
    const href = `/learn/${course.slug}/lessons/${step.lesson.slug}`;
    return { label: "继续学习", href, external: true };
  }
  const label = step.kind === "quiz" ? "参加测验" : "查看成绩";
  return { label, href: `/learn/${course.slug}/quiz` };
}
