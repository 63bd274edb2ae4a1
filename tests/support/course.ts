/** A small published course: two lessons, one self-check, a quiz of one question. */
import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { questions, questionVersions, releaseChecks } from "@/db/schema/assessment/questions";
import { quizSlots, quizzes } from "@/db/schema/assessment/quizzes";
import { courses, lessons, releaseLessons, releases } from "@/db/schema/catalogue";
import { enrolments } from "@/db/schema/learning";
import type { QuestionBody } from "@/lib/assessment/model/question";
import type { CourseManifest, LessonWork } from "@/lib/catalogue/model";
import type { Completion } from "@/lib/catalogue/model/completion";

const body: QuestionBody = {
  kind: "single",
  options: [
    { id: "a", text: "平台" },
    { id: "b", text: "助推" },
  ],
  correct: ["a"],
};

let counted = 0;

type CourseWishes = {
  withQuiz?: boolean;
  readingSeconds?: number;
  /** What the first lesson is beside text. */
  work?: LessonWork | null;
  /** What the first lesson asks for beside the usual. */
  completion?: Completion | null;
  /** Whether the second lesson is 选学. */
  secondOptional?: boolean;
  manifest?: Partial<CourseManifest>;
};

export async function makeCourse({
  withQuiz = true,
  readingSeconds = 200,
  work = null,
  completion = null,
  secondOptional = false,
  manifest = {},
}: CourseWishes = {}) {
  counted += 1;
  const slug = `course-${counted}`;
  const course = one(
    await db.insert(courses).values({ slug, seriesSlug: "wushe", position: counted }).returning(),
  );
  const courseId = course.id;
  const [first, second] = await db
    .insert(lessons)
    .values([
      { courseId, slug: "first" },
      { courseId, slug: "second" },
    ])
    .returning();
  if (!first || !second) throw new Error("insert returned no row");

  const outline = {
    modules: [
      {
        id: "m",
        title: "单元",
        lessons: [first, second].map(({ id, slug }) => ({
          id,
          slug,
          title: slug,
          summary: "说明",
          minutes: 25,
          ...(secondOptional && slug === "second" ? { required: false as const } : {}),
        })),
      },
    ],
  };
  const release = one(
    await db
      .insert(releases)
      .values({
        courseId,
        number: 1,
        contentHash: createHash("sha256").update(slug).digest("hex"),
        title: "虚构课程",
        summary: "说明",
        manifest: {
          slug,
          title: "虚构课程",
          series: "wushe",
          summary: "说明",
          audience: "测试",
          outcomes: ["能测试"],
          contentAsOf: "2026-11-23",
          modules: [{ id: "m", title: "单元", lessons: ["first", "second"] }],
          ...manifest,
        },
        outline,
        minutes: secondOptional ? 25 : 50,
        publishedAt: new Date("2026-01-01T00:00:00Z"),
      })
      .returning(),
  );
  await db.insert(releaseLessons).values(
    [first, second].map(({ id, slug }, index) => ({
      releaseId: release.id,
      lessonId: id,
      courseId,
      position: index + 1,
      moduleId: "m",
      kind: index === 0 && work ? work.kind : ("article" as const),
      work: index === 0 ? work : null,
      required: !(secondOptional && index === 1),
      completion: index === 0 ? completion : null,
      title: slug,
      summary: "说明",
      minutes: 25,
      readingSeconds,
      objectives: ["能测试"],
      sources: [{ document: "《虚构文件》" }],
      contentAsOf: "2026-11-23",
      headings: [],
      html: `<p>${slug} 的正文</p>`,
      searchText: slug,
    })),
  );
  await db.update(courses).set({ currentReleaseId: release.id }).where(eq(courses.id, courseId));

  const check = await makeQuestion(courseId, "check-1", "check");
  await db
    .insert(releaseChecks)
    .values({ releaseId: release.id, lessonId: first.id, key: "check-1", versionId: check.id });
  const quiz = withQuiz ? await makeQuiz(courseId, release.id) : null;
  return { courseId, slug, releaseId: release.id, first, second, quiz };
}

/** The next release of a course, as the last one but for what is said; learners are offered it. */
export async function makeNextRelease(
  { courseId, releaseId }: { courseId: string; releaseId: string },
  over: {
    /** What the first lesson is from now on. */
    first?: Partial<typeof releaseLessons.$inferInsert>;
    /** Whether the second lesson is left out. */
    withoutSecond?: boolean;
  } = {},
) {
  const [before] = await db.select().from(releases).where(eq(releases.id, releaseId));
  if (!before) throw new Error("no release");
  const number = before.number + 1;
  const hash = createHash("sha256").update(`${releaseId}${number}`).digest("hex");
  const { id: _id, ...kept } = before;
  const release = one(
    await db
      .insert(releases)
      .values({ ...kept, number, contentHash: hash })
      .returning(),
  );
  const rows = await db
    .select()
    .from(releaseLessons)
    .where(eq(releaseLessons.releaseId, releaseId));
  await db.insert(releaseLessons).values(
    rows
      .filter(({ position }) => position === 1 || !over.withoutSecond)
      .map((row) => ({
        ...row,
        ...(row.position === 1 ? over.first : {}),
        releaseId: release.id,
      })),
  );
  await db.update(courses).set({ currentReleaseId: release.id }).where(eq(courses.id, courseId));
  return { courseId, releaseId: release.id, number };
}

async function makeQuiz(courseId: string, releaseId: string) {
  const version = await makeQuestion(courseId, "quiz-1", "quiz");
  const quiz = one(
    await db
      .insert(quizzes)
      .values({
        courseId,
        releaseId,
        slug: "final",
        title: "结业测验",
        passPercent: 80,
        minutesAllowed: 60,
        attemptsAllowed: 3,
        coolDownMinutes: 10,
      })
      .returning(),
  );
  await db
    .insert(quizSlots)
    .values({ quizId: quiz.id, position: 1, versionId: version.id, points: 5 });
  return { ...quiz, versionId: version.id };
}

export async function makeQuestion(
  courseId: string,
  key: string,
  purpose: "quiz" | "check",
  over: QuestionBody = body,
) {
  const question = one(await db.insert(questions).values({ courseId, key, purpose }).returning());
  return one(
    await db
      .insert(questionVersions)
      .values({
        questionId: question.id,
        number: 1,
        kind: over.kind,
        stem: "社区在“五社联动”中的定位是什么？",
        body: over,
        explanation: "两种通行说法都以社区为平台。",
        difficulty: "easy",
        topic: "定位",
        facts: ["A04"],
        contentHash: key,
      })
      .returning(),
  );
}

export async function makeEnrolment(
  personId: string,
  course: { courseId: string; releaseId: string },
  enrolledAt = new Date("2026-02-01T00:00:00Z"),
) {
  return one(
    await db
      .insert(enrolments)
      .values({
        personId,
        courseId: course.courseId,
        releaseId: course.releaseId,
        kind: "self",
        enrolledAt,
      })
      .returning(),
  );
}

function one<T>(rows: T[]): T {
  const [row] = rows;
  if (!row) throw new Error("insert returned no row");
  return row;
}
