import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import { attemptMarks, attempts, responses } from "@/db/schema/assessment/attempts";
import { keyCorrections, questions, questionVersions } from "@/db/schema/assessment/questions";
import { courses } from "@/db/schema/catalogue";
import { type ChangedAttempt, changeMarks } from "@/lib/assessment/commands/change-marks";
import type { CorrectionMode } from "@/lib/assessment/model/grading";
import {
  CORRECTIONS_LOCK,
  currentBody,
  latestCorrection,
} from "@/lib/assessment/queries/corrections";
import { type Correction, rekeyed, sameKey } from "@/lib/assessment/rules/corrections";
import { regraded } from "@/lib/assessment/rules/regrading";
import type { Transaction } from "@/lib/platform/command";
import { ok, type Result, refuse } from "@/lib/platform/result";

type Correcting = {
  courseSlug: string;
  versionId: string;
  mode: CorrectionMode;
  keepHigher: boolean;
  reason: string;
  by: string | null;
  now: Date;
};

/**
 * Puts the key of a wording right, or declares the question void, and regrades every ended attempt
 * that was asked it. Open attempts, and those of older releases, are graded by it when they end. The
 * key is that of the question's latest wording.
 */
export async function correctKey(
  tx: Transaction,
  { courseSlug, versionId, mode, keepHigher, reason, by, now }: Correcting,
): Promise<Result<{ questionId: string; asked: number; changed: ChangedAttempt[] }>> {
  await tx.execute(sql`select pg_advisory_xact_lock(${CORRECTIONS_LOCK})`);
  const version = await findVersion(tx, courseSlug, versionId);
  if (!version) return refuse("not_found");
  const last = await latestCorrection(tx, versionId);
  let body = null;
  if (mode === "key") {
    body = rekeyed(version.body, version.newest);
    if (!body) return refuse("correction.other_question");
    if (last?.mode !== "void" && sameKey(body, version.body)) return refuse("correction.same_key");
  } else if (last?.mode === "void") return refuse("correction.same_key");

  const [row] = await tx
    .insert(keyCorrections)
    .values({
      ...{ versionId, mode, body, keepHigher, reason, correctedBy: by, correctedAt: now },
      number: (last?.number ?? 0) + 1,
    })
    .returning({ id: keyCorrections.id });
  if (!row) throw new Error("insert returned no row");

  const correction = { mode, body, keepHigher } as Correction;
  const marks = await lockMarks(tx, versionId);
  const changes = marks.flatMap((mark) => {
    const after = regraded({ ...mark, body: version.body }, correction);
    return after === null || after === mark.earned
      ? []
      : [{ attemptId: mark.attemptId, versionId, before: mark.earned, after }];
  });
  const changed = await changeMarks(tx, changes, {
    ...{ cause: mode, reason, correctionId: row.id, by, now },
  });
  return ok({ questionId: version.questionId, asked: marks.length, changed });
}

async function findVersion(tx: Transaction, courseSlug: string, versionId: string) {
  const [version] = await tx
    .select({ questionId: questions.id, body: currentBody })
    .from(questionVersions)
    .innerJoin(questions, eq(questions.id, questionVersions.questionId))
    .innerJoin(courses, eq(courses.id, questions.courseId))
    .where(and(eq(questionVersions.id, versionId), eq(courses.slug, courseSlug)));
  if (!version) return null;
  const [newest] = await tx
    .select({ body: questionVersions.body })
    .from(questionVersions)
    .where(eq(questionVersions.questionId, version.questionId))
    .orderBy(desc(questionVersions.number))
    .limit(1);
  return newest ? { ...version, newest: newest.body } : null;
}

/** What the question earned in every ended attempt, with its answer; the attempts are locked. */
async function lockMarks(tx: Transaction, versionId: string) {
  return await tx
    .select({
      attemptId: attemptMarks.attemptId,
      earned: attemptMarks.earned,
      points: attemptMarks.points,
      answer: sql<string[]>`coalesce(${responses.answer}, '[]'::jsonb)`,
    })
    .from(attemptMarks)
    .innerJoin(attempts, eq(attempts.id, attemptMarks.attemptId))
    .leftJoin(
      responses,
      and(
        eq(responses.attemptId, attemptMarks.attemptId),
        eq(responses.versionId, attemptMarks.versionId),
      ),
    )
    .where(eq(attemptMarks.versionId, versionId))
    .orderBy(attemptMarks.attemptId)
    .for("update", { of: attempts });
}
