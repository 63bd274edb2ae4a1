import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { attemptMarks, responses } from "@/db/schema/assessment/attempts";
import { keyCorrections, questions, questionVersions } from "@/db/schema/assessment/questions";
import { people } from "@/db/schema/people";
import type { CorrectionMode } from "@/lib/assessment/model/grading";
import type { QuestionBody } from "@/lib/assessment/model/question";
import { currentBody } from "@/lib/assessment/queries/corrections";
import { rekeyed, sameKey } from "@/lib/assessment/rules/corrections";
import { type Effects, effectsOf } from "@/lib/assessment/rules/regrading";
import type { Permit } from "@/lib/platform/authority";
import { isUuid } from "@/lib/platform/result";

/** A wording that was asked, and what correcting it would do. */
export type AskedVersion = {
  versionId: string;
  number: number;
  stem: string;
  body: QuestionBody;
  /** Ended attempts that were asked it. */
  asked: number;
  corrections: {
    mode: CorrectionMode;
    reason: string;
    correctedAt: string;
    by: string | null;
  }[];
  /**
   * By the key of the latest wording: what would change; null where both say the same already, or ask
   * something else. With points only added, and by the new key alone.
   */
  byKey: { body: QuestionBody; raising: Effects; exact: Effects } | null;
  otherQuestion: boolean;
  /** Were the question void; null when it is already. */
  asVoid: Effects | null;
};

/** The wordings of a question that ended attempts were asked, the newest first. */
export async function listAskedVersions(
  _permit: Permit<"question.maintain">,
  courseId: string,
  questionId: string,
): Promise<AskedVersion[]> {
  if (!isUuid(questionId)) return [];
  const versions = await db
    .select({
      versionId: questionVersions.id,
      number: questionVersions.number,
      stem: questionVersions.stem,
      body: currentBody,
      written: questionVersions.body,
      asked: sql<number>`(select count(*)::int from attempt_marks m
        where m.version_id = ${questionVersions.id})`,
    })
    .from(questionVersions)
    .innerJoin(questions, eq(questions.id, questionVersions.questionId))
    .where(and(eq(questions.id, questionId), eq(questions.courseId, courseId)))
    .orderBy(desc(questionVersions.number));
  const newest = versions[0]?.written;
  if (!newest) return [];
  return await Promise.all(
    versions
      .filter(({ asked }) => asked > 0)
      .map(async ({ written: _written, ...version }) => {
        const [corrections, marks] = await Promise.all([
          listCorrectionsOf(version.versionId),
          listMarksOf(version.versionId),
        ]);
        const seen = marks.map((mark) => ({ ...mark, body: version.body }));
        const body = rekeyed(version.body, newest);
        const isVoid = corrections[0]?.mode === "void";
        const differs = body !== null && (isVoid || !sameKey(body, version.body));
        return {
          ...version,
          corrections,
          otherQuestion: body === null,
          byKey: differs
            ? {
                body,
                raising: effectsOf(seen, { mode: "key", body, keepHigher: true }),
                exact: effectsOf(seen, { mode: "key", body, keepHigher: false }),
              }
            : null,
          asVoid: isVoid ? null : effectsOf(seen, { mode: "void", body: null, keepHigher: true }),
        };
      }),
  );
}

async function listCorrectionsOf(versionId: string) {
  return await db
    .select({
      mode: keyCorrections.mode,
      reason: keyCorrections.reason,
      correctedAt: sql<string>`${keyCorrections.correctedAt}`,
      by: people.name,
    })
    .from(keyCorrections)
    .leftJoin(people, eq(people.id, keyCorrections.correctedBy))
    .where(eq(keyCorrections.versionId, versionId))
    .orderBy(desc(keyCorrections.number));
}

async function listMarksOf(versionId: string) {
  return await db
    .select({
      earned: attemptMarks.earned,
      points: attemptMarks.points,
      answer: sql<string[]>`coalesce(${responses.answer}, '[]'::jsonb)`,
    })
    .from(attemptMarks)
    .leftJoin(
      responses,
      and(
        eq(responses.attemptId, attemptMarks.attemptId),
        eq(responses.versionId, attemptMarks.versionId),
      ),
    )
    .where(eq(attemptMarks.versionId, versionId));
}
