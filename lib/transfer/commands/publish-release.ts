import "server-only";
import { eq, sql } from "drizzle-orm";
import { releaseChecks } from "@/db/schema/assessment/questions";
import { quizSlots, quizzes } from "@/db/schema/assessment/quizzes";
import {
  courseSources,
  courses,
  lessons,
  releaseLessons,
  releaseMedia,
  releasePapers,
  releases,
} from "@/db/schema/catalogue";
import type { QuizRules } from "@/lib/assessment/model/quiz";
import type { Outline, RenderedLesson } from "@/lib/catalogue/model";
import type { CourseMedia } from "@/lib/media/model";
import type { Transaction } from "@/lib/platform/command";
import { saveQuestions } from "@/lib/transfer/commands/save-questions";
import { unpackPackage } from "@/lib/transfer/commands/unpack-package";
import type { CourseFiles, Enlisted, ParsedCourse } from "@/lib/transfer/model/course";
import { sourceHash } from "@/lib/transfer/rules/content-hash";

type Ids = ReadonlyMap<string, string>;

export type ReleaseContent = {
  course: ParsedCourse;
  files: CourseFiles;
  media: CourseMedia;
  /** SHA-256 over all that the release is made of, lower-case hexadecimal. */
  hash: string;
  enlisted: readonly Enlisted[];
  /** The exam's rules as trainers set them; null for those of the folder. */
  rules: QuizRules | null;
};

/**
 * Freezes a course as its next release and offers it to learners. Those who are in the middle of
 * an older release stay with it. The caller holds the course's lock.
 */
export async function publishRelease(
  tx: Transaction,
  courseId: string,
  { course, files, media, hash, enlisted, rules }: ReleaseContent,
  { now, by }: { now: Date; by: string | null },
): Promise<{ releaseId: string; number: number }> {
  const lessonIds = await saveLessons(tx, courseId, course);
  const versionIds = await saveQuestions(tx, courseId, course.questions, now);
  const source = await keepSource(tx, { files, media }, now);
  const { manifest } = course;
  const [release] = await tx
    .insert(releases)
    .values({
      courseId,
      number: sql`(select coalesce(max(number), 0) + 1 from releases where course_id = ${courseId})`,
      contentHash: hash,
      sourceHash: source,
      title: manifest.title,
      summary: manifest.summary,
      manifest,
      outline: outlineOf(course, lessonIds),
      minutes: course.lessons
        .filter(({ required }) => required)
        .reduce((sum, lesson) => sum + lesson.minutes, 0),
      cover: course.cover,
      publishedAt: now,
      publishedBy: by,
    })
    .returning({ releaseId: releases.id, number: releases.number });
  if (!release) throw new Error("insert returned no row");

  await freezeLessons(tx, courseId, release.releaseId, course, lessonIds);
  await freezeChecks(tx, release.releaseId, course, lessonIds, versionIds);
  await freezeQuiz(tx, courseId, release.releaseId, { ...course, rules, enlisted }, versionIds);
  await freezePapers(tx, release.releaseId, course);
  await freezeMedia(tx, release.releaseId, media);
  await tx
    .update(courses)
    .set({ currentReleaseId: release.releaseId, ...placeInSeries(course.manifest.series) })
    .where(eq(courses.id, courseId));
  return release;
}

/** A course that changes its series goes to the end of the new one. */
function placeInSeries(series: string) {
  const last = sql`(select coalesce(max(position), 0) + 1 from courses where series_slug = ${series})`;
  return {
    seriesSlug: series,
    position: sql`case when ${courses.seriesSlug} = ${series} then ${courses.position} else ${last} end`,
  };
}

/** Keeps what a release is made of, or is to be; the same files are kept once. */
export async function keepSource(
  tx: Transaction,
  { files, media }: Pick<ReleaseContent, "files" | "media">,
  now: Date,
): Promise<string> {
  const hash = sourceHash(files, media);
  await tx.insert(courseSources).values({ hash, files, media, keptAt: now }).onConflictDoNothing();
  return hash;
}

/** The stable ids of the course's lessons by slug; those seen for the first time are made. */
async function saveLessons(tx: Transaction, courseId: string, course: ParsedCourse): Promise<Ids> {
  await tx
    .insert(lessons)
    .values(course.lessons.map(({ slug }) => ({ courseId, slug })))
    .onConflictDoNothing();
  const rows = await tx
    .select({ id: lessons.id, slug: lessons.slug })
    .from(lessons)
    .where(eq(lessons.courseId, courseId));
  return new Map(rows.map(({ id, slug }) => [slug, id]));
}

async function freezeLessons(
  tx: Transaction,
  courseId: string,
  releaseId: string,
  course: ParsedCourse,
  lessonIds: Ids,
): Promise<void> {
  await tx.insert(releaseLessons).values(
    course.lessons.map((lesson, index) => ({
      releaseId,
      courseId,
      lessonId: known(lessonIds, lesson.slug),
      position: index + 1,
      moduleId: lesson.moduleId,
      kind: lesson.work?.kind ?? ("article" as const),
      work: lesson.work,
      required: lesson.required,
      completion: lesson.completion,
      title: lesson.title,
      summary: lesson.summary,
      minutes: lesson.minutes,
      readingSeconds: lesson.readingSeconds,
      objectives: lesson.objectives,
      sources: lesson.sources.map(withoutEmptyDetail),
      contentAsOf: lesson.contentAsOf,
      headings: lesson.headings,
      html: lesson.html,
      searchText: lesson.text,
    })),
  );
}

async function freezeChecks(
  tx: Transaction,
  releaseId: string,
  course: ParsedCourse,
  lessonIds: Ids,
  versionIds: Ids,
): Promise<void> {
  const rows = course.lessons.flatMap(({ slug, checks }) =>
    checks.map((key) => ({
      releaseId,
      lessonId: known(lessonIds, slug),
      key,
      versionId: known(versionIds, key),
    })),
  );
  if (rows.length > 0) await tx.insert(releaseChecks).values(rows);
}

async function freezeQuiz(
  tx: Transaction,
  courseId: string,
  releaseId: string,
  exam: Pick<ParsedCourse, "manifest" | "questions"> & Pick<ReleaseContent, "rules" | "enlisted">,
  versionIds: Ids,
): Promise<void> {
  const { manifest, questions, enlisted } = exam;
  if (!manifest.quiz) return;
  const { id: slug, title, ...folderRules } = manifest.quiz;
  const rules = exam.rules ?? folderRules;
  const [quiz] = await tx
    .insert(quizzes)
    .values({ courseId, releaseId, slug, title, ...rules })
    .returning({ id: quizzes.id });
  if (!quiz) throw new Error("insert returned no row");
  const own = questions
    .filter(({ purpose }) => purpose === "quiz")
    .map(({ key, points, fixed }) => ({ versionId: known(versionIds, key), points, fixed }));
  const slots = [...own, ...enlisted].map((slot, index) => ({
    ...slot,
    quizId: quiz.id,
    position: index + 1,
  }));
  if (slots.length > 0) await tx.insert(quizSlots).values(slots);
}

async function freezePapers(tx: Transaction, releaseId: string, { papers }: ParsedCourse) {
  const rows = papers.map(({ text, sources, ...paper }, index) => ({
    ...paper,
    releaseId,
    position: index + 1,
    sources: sources.map(withoutEmptyDetail),
    searchText: text,
  }));
  if (rows.length > 0) await tx.insert(releasePapers).values(rows);
}

/** @throws when a file was not stored before it is published */
async function freezeMedia(tx: Transaction, releaseId: string, media: CourseMedia) {
  const rows = Object.entries(media).map(([path, { sha256 }]) => ({ releaseId, path, sha256 }));
  if (rows.length > 0) await tx.insert(releaseMedia).values(rows);
  for (const pointer of Object.values(media)) {
    if (pointer.courseware) await unpackPackage(tx, pointer);
  }
}

function withoutEmptyDetail({ document, detail }: RenderedLesson["sources"][number]) {
  return detail === undefined ? { document } : { document, detail };
}

function outlineOf({ manifest, lessons: all, papers }: ParsedCourse, lessonIds: Ids): Outline {
  return {
    papers: papers.map(({ slug, kind, title, summary }) => ({ slug, kind, title, summary })),
    modules: manifest.modules.map(({ id: moduleId, title }) => ({
      id: moduleId,
      title,
      lessons: all
        .filter((lesson) => lesson.moduleId === moduleId)
        .map(({ slug, title, summary, minutes, work, required }) => ({
          id: known(lessonIds, slug),
          slug,
          title,
          summary,
          minutes,
          ...(work ? { kind: work.kind } : {}),
          ...(required ? {} : { required }),
        })),
    })),
  };
}

/** @throws when a name was not stored before it is referred to */
function known(ids: Ids, name: string): string {
  const id = ids.get(name);
  if (!id) throw new Error(`No id for ${name}`);
  return id;
}
