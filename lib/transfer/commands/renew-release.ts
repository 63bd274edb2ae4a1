import "server-only";
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { questions, questionVersions } from "@/db/schema/assessment/questions";
import { quizSettings, quizzes } from "@/db/schema/assessment/quizzes";
import { courseSources, courses, releases } from "@/db/schema/catalogue";
import type { QuizRules } from "@/lib/assessment/model/quiz";
import { listSlots } from "@/lib/assessment/queries/slots";
import { unmetRules } from "@/lib/assessment/rules/draw";
import { drawRuleInWords } from "@/lib/assessment/rules/quiz-words";
import type { CourseMedia } from "@/lib/media/model";
import type { Transaction } from "@/lib/platform/command";
import { ok, type Result, refuse } from "@/lib/platform/result";
import { readDraft } from "@/lib/transfer/commands/draft-files";
import { publishRelease } from "@/lib/transfer/commands/publish-release";
import type { CourseFiles, Enlisted, ParsedCourse } from "@/lib/transfer/model/course";
import { contentHash, releaseHash, sourceHash } from "@/lib/transfer/rules/content-hash";
import { parseCourse } from "@/lib/transfer/rules/parse-course";

type Step = { now: Date; by: string | null };
/** What a course is made of, read and without a fault. */
type Made = { course: ParsedCourse; files: CourseFiles; media: CourseMedia };
type Renewed = { releaseId: string; number: number; published: boolean };

/** Those who change a course take turns; each then sees what the one before it published. */
export async function takeTurns(tx: Transaction, slug: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`course:${slug}`}, 0))`);
}

/**
 * Publishes the course when what it is made of, its folder and the bank's part in its exam, is not
 * what learners are offered today. Refused when the exam draws more questions than it has. The
 * caller holds the course's turn.
 */
export async function renewRelease(
  tx: Transaction,
  courseId: string,
  { course, files, media }: Made,
  step: Step,
): Promise<Result<Renewed>> {
  const [enlisted, rules, current] = await Promise.all([
    listEnlisted(tx, courseId),
    findRules(tx, courseId),
    currentRelease(tx, courseId),
  ]);
  const whole = releaseHash(contentHash(files, media), { enlisted, rules });
  if (current?.contentHash === whole) {
    return ok({ releaseId: current.releaseId, number: current.number, published: false });
  }
  if (step.by && !(await isAgreed(tx, courseId, sourceHash(files, media)))) {
    return refuse("draft.needs_review");
  }
  const content = { course, files, media, hash: whole, enlisted, rules };
  const release = await publishRelease(tx, courseId, content, step);
  const unmet = await findUnmet(tx, release.releaseId);
  if (unmet) return refuse("quiz.rules_unmet", { drawRules: [unmet] });
  return ok({ ...release, published: true });
}

/**
 * Whether people may publish this text: where a course asks for a review, one that was approved, or that
 * learners have had before.
 */
export async function isAgreed(tx: Transaction, courseId: string, hash: string): Promise<boolean> {
  const [course] = await tx.execute<{ agreed: boolean }>(sql`
    select not review_required
      or exists (select from draft_submissions s
        where s.course_id = c.id and s.source_hash = ${hash} and s.state = 'approved')
      or exists (select from releases r where r.course_id = c.id and r.source_hash = ${hash})
      as agreed
    from courses c where c.id = ${courseId}`);
  return course?.agreed ?? false;
}

/** Why nobody could sit the release's exam, in words; null when everybody can. */
async function findUnmet(tx: Transaction, releaseId: string): Promise<string | null> {
  const [quiz] = await tx
    .select({ id: quizzes.id, draw: quizzes.draw, drawRules: quizzes.drawRules })
    .from(quizzes)
    .where(eq(quizzes.releaseId, releaseId));
  if (!quiz) return null;
  const slots = await listSlots(tx, quiz.id);
  if (slots.length === 0) return "结业测验还没有题：请在题库里加上，或在课程设置里去掉测验";
  const lines = unmetRules(slots, quiz.drawRules).flatMap((at) => quiz.drawRules[at] ?? []);
  if (lines.length > 0) return `题目不够抽：${lines.map(drawRuleInWords).join("；")}`;
  const draw = quiz.drawRules.length === 0 ? (quiz.draw ?? 0) : 0;
  return slots.length < draw ? `要抽${draw}题，题库里只有${slots.length}题` : null;
}

/**
 * As renewRelease, from what today's release was made of: for changes in the bank, which must not
 * publish what trainers have begun to write.
 */
export async function renewFromSource(
  tx: Transaction,
  courseId: string,
  step: Step,
): Promise<Result<Renewed>> {
  const { files, media } = (await currentSource(tx, courseId)) ?? (await readDraft(tx, courseId));
  const { course, faults } = parseCourse(files, media);
  if (!course) throw new Error(`The release has ${faults.length} faults: ${faults[0]?.message}`);
  return await renewRelease(tx, courseId, { course, files, media }, step);
}

/** What today's release was made of; null before the first, and for one from before it was kept. */
async function currentSource(tx: Transaction, courseId: string) {
  const [source] = await tx
    .select({ files: courseSources.files, media: courseSources.media })
    .from(courses)
    .innerJoin(releases, eq(releases.id, courses.currentReleaseId))
    .innerJoin(courseSources, eq(courseSources.hash, releases.sourceHash))
    .where(eq(courses.id, courseId));
  return source ?? null;
}

async function currentRelease(tx: Transaction, courseId: string) {
  const [release] = await tx
    .select({
      releaseId: releases.id,
      number: releases.number,
      contentHash: releases.contentHash,
    })
    .from(courses)
    .innerJoin(releases, eq(releases.id, courses.currentReleaseId))
    .where(eq(courses.id, courseId));
  return release ?? null;
}

async function findRules(tx: Transaction, courseId: string): Promise<QuizRules | null> {
  const [settings] = await tx
    .select({ rules: quizSettings.rules })
    .from(quizSettings)
    .where(eq(quizSettings.courseId, courseId));
  return settings?.rules ?? null;
}

/** Questions of the bank that are asked in the exam, in the order they were added. */
async function listEnlisted(tx: Transaction, courseId: string): Promise<Enlisted[]> {
  const latest = tx
    .select({ versionId: questionVersions.id })
    .from(questionVersions)
    .where(eq(questionVersions.questionId, questions.id))
    .orderBy(desc(questionVersions.number))
    .limit(1)
    .as("latest");
  return await tx
    .select({ versionId: latest.versionId, points: questions.points, fixed: questions.fixed })
    .from(questions)
    .innerJoinLateral(latest, sql`true`)
    .where(
      and(
        eq(questions.courseId, courseId),
        eq(questions.origin, "bank"),
        eq(questions.purpose, "quiz"),
        isNull(questions.retiredAt),
      ),
    )
    .orderBy(asc(questions.addedAt), asc(questions.id));
}
