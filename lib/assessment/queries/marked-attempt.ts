import "server-only";
import { eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { attemptMarks } from "@/db/schema/assessment/attempts";
import type { AttemptState, ReportedQuestion } from "@/lib/assessment/model/attempt";
import type { CorrectionMode } from "@/lib/assessment/model/grading";
import type { Answers, Paper } from "@/lib/assessment/model/paper";
import type { QuestionBody } from "@/lib/assessment/model/question";
import type { Correction } from "@/lib/assessment/rules/corrections";
import { markQuestions } from "@/lib/assessment/rules/grading";

type MarkRow = {
  versionId: string;
  earned: number | null;
  gradings: { criteria: number[]; comment: string }[];
};

type CorrectionRow = {
  versionId: string;
  mode: CorrectionMode;
  body: QuestionBody | null;
  keepHigher: boolean;
  reason: string;
  correctedAt: string;
};

/**
 * Every question of an attempt that is over: its answer, what it earned by the marks that are kept
 * (by the rules, where they are not written yet), what is right by now, and what graders said.
 */
export async function findMarked(attempt: {
  id: string;
  state: AttemptState;
  paper: Paper;
  answers: Answers;
}): Promise<ReportedQuestion[]> {
  const asked = attempt.paper.questions.map(({ versionId }) => versionId);
  const [marks, corrections] = await Promise.all([listMarks(attempt.id), latest(asked)]);
  const markOf = new Map(marks.map((mark) => [mark.versionId, mark]));
  const inForce = new Map(
    corrections.map(({ versionId, ...correction }) => [versionId, correction as Correction]),
  );
  const correctionOf = new Map(corrections.map((row) => [row.versionId, row]));
  return markQuestions(attempt.paper, attempt.answers, inForce).map((question) => {
    const mark = markOf.get(question.versionId);
    const correction = correctionOf.get(question.versionId);
    const settled = mark !== undefined && mark.earned !== null;
    return {
      ...question,
      earned: mark ? mark.earned : question.earned,
      gradings: settled ? mark.gradings : [],
      correction: correction
        ? {
            ...{ mode: correction.mode, reason: correction.reason },
            correctedAt: new Date(correction.correctedAt),
          }
        : null,
    };
  });
}

async function listMarks(attemptId: string): Promise<MarkRow[]> {
  return await db
    .select({
      versionId: attemptMarks.versionId,
      earned: attemptMarks.earned,
      gradings: sql<MarkRow["gradings"]>`(
        select coalesce(jsonb_agg(jsonb_build_object('criteria', g.criteria, 'comment', g.comment)
          order by g.graded_at), '[]')
        from gradings g
        where g.attempt_id = attempt_marks.attempt_id and g.version_id = attempt_marks.version_id)`,
    })
    .from(attemptMarks)
    .where(eq(attemptMarks.attemptId, attemptId));
}

async function latest(versionIds: readonly string[]): Promise<CorrectionRow[]> {
  return await db.execute<CorrectionRow>(sql`
    select distinct on (version_id) version_id as "versionId", mode, body,
      keep_higher as "keepHigher", reason, corrected_at as "correctedAt"
    from key_corrections where version_id = any(${`{${versionIds.join(",")}}`}::uuid[])
    order by version_id, number desc`);
}
