import "server-only";
import { and, asc, eq, ne } from "drizzle-orm";
import { attemptMarks, attempts, gradings } from "@/db/schema/assessment/attempts";
import { quizzes } from "@/db/schema/assessment/quizzes";
import { people } from "@/db/schema/people";
import { type ChangedAttempt, changeMarks } from "@/lib/assessment/commands/change-marks";
import type { GradeAnswer } from "@/lib/assessment/model/grading";
import type { PaperQuestion } from "@/lib/assessment/model/paper";
import { isWritten } from "@/lib/assessment/rules/answering";
import { fitsRubric, rubricPoints, settle } from "@/lib/assessment/rules/written";
import { withinTeaching } from "@/lib/people/queries/course-reach";
import { type Permit, personOf } from "@/lib/platform/authority";
import type { Transaction } from "@/lib/platform/command";
import { ok, type Result, refuse } from "@/lib/platform/result";

type Grading = GradeAnswer & { now: Date };

/** What grading one answer led to. */
export type Graded = {
  earned: number;
  /** Null while another grader is needed. */
  mark: number | null;
  /** The attempt, when its marks have changed. */
  attempt: ChangedAttempt | null;
};

/**
 * Keeps one grader's marks for a written answer. The answer's mark is settled by the exam's rules
 * (one grader, or two and a third); a settled one changes only with a reason, and is then what this
 * grader says. Safe to repeat.
 */
export async function gradeAnswer(
  tx: Transaction,
  permit: Permit<"attempt.grade">,
  { attemptId, versionId, criteria, earned: given, comment, reason, now }: Grading,
): Promise<Result<Graded>> {
  const graderId = personOf(permit);
  const found = await lockAnswer(tx, permit, { attemptId, versionId });
  if (!found) return refuse("not_found");
  const { question, mark, markers } = found;
  if (found.personId === graderId) return refuse("grade.own");
  if (!mark?.answered || !question || !isWritten(question.body)) return refuse("grade.not_written");

  const { body } = question;
  const rubric = body.kind === "essay" ? body.rubric : [];
  if (rubric.length > 0 && !fitsRubric(criteria, rubric)) return refuse("grade.out_of_range");
  const earned = rubric.length > 0 ? rubricPoints(criteria, rubric, mark.points) : given;
  if (earned > mark.points) return refuse("grade.out_of_range");
  if (mark.earned !== null && reason === "") return refuse("grade.settled");

  const kept = { criteria: rubric.length > 0 ? criteria : [], earned, comment };
  await tx
    .insert(gradings)
    .values({ attemptId, versionId, graderId, ...kept, gradedAt: now })
    .onConflictDoUpdate({
      target: [gradings.attemptId, gradings.versionId, gradings.graderId],
      set: kept,
    });
  const after =
    mark.earned === null
      ? await settled(tx, { attemptId, versionId }, { markers, ...mark })
      : earned;
  if (after === null || after === mark.earned) return ok({ earned, mark: after, attempt: null });
  const change = { attemptId, versionId, before: mark.earned, after };
  const [attempt = null] = await changeMarks(tx, [change], {
    ...{ cause: mark.earned === null ? "graded" : "revised", reason, by: graderId, now },
  });
  return ok({ earned, mark: after, attempt });
}

type Place = { attemptId: string; versionId: string };

/** The answer of an ended attempt of somebody within reach. Locked: graders of one attempt take turns. */
async function lockAnswer(
  tx: Transaction,
  permit: Permit<"attempt.grade">,
  { attemptId, versionId }: Place,
) {
  const [attempt] = await tx
    .select({ personId: attempts.personId, paper: attempts.paper, markers: quizzes.markers })
    .from(attempts)
    .innerJoin(quizzes, eq(quizzes.id, attempts.quizId))
    .innerJoin(people, eq(people.id, attempts.personId))
    .where(
      and(
        eq(attempts.id, attemptId),
        ne(attempts.state, "open"),
        withinTeaching(permit, quizzes.courseId),
      ),
    )
    .for("update", { of: attempts });
  if (!attempt) return null;
  const [mark] = await tx
    .select()
    .from(attemptMarks)
    .where(and(eq(attemptMarks.attemptId, attemptId), eq(attemptMarks.versionId, versionId)));
  const question: PaperQuestion | undefined = attempt.paper.questions.find(
    (asked) => asked.versionId === versionId,
  );
  return { ...attempt, question, mark };
}

async function settled(
  tx: Transaction,
  { attemptId, versionId }: Place,
  { markers, points }: { markers: number; points: number },
): Promise<number | null> {
  const given = await tx
    .select({ earned: gradings.earned })
    .from(gradings)
    .where(and(eq(gradings.attemptId, attemptId), eq(gradings.versionId, versionId)))
    .orderBy(asc(gradings.gradedAt), asc(gradings.graderId));
  const settlement = settle(
    given.map(({ earned }) => earned),
    markers,
    points,
  );
  return "settled" in settlement ? settlement.settled : null;
}
