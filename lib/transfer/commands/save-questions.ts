import "server-only";
import {
  and,
  desc,
  eq,
  getTableColumns,
  inArray,
  isNull,
  notInArray,
  type SQL,
  sql,
} from "drizzle-orm";
import { questions, questionVersions } from "@/db/schema/assessment/questions";
import type { Transaction } from "@/lib/platform/command";
import type { ParsedQuestion, Wording } from "@/lib/transfer/model/course";
import { questionHash } from "@/lib/transfer/rules/content-hash";

/**
 * Brings the course's questions in line with its folder and returns the id of the version to use,
 * by question key. A version is added only where the wording differs from the latest one; a
 * question the course no longer has is retired, and keeps its versions.
 */
export async function saveQuestions(
  tx: Transaction,
  courseId: string,
  wanted: readonly ParsedQuestion[],
  now: Date,
): Promise<Map<string, string>> {
  const keys = wanted.map(({ key }) => key);
  await tx
    .update(questions)
    .set({ retiredAt: now })
    .where(
      and(
        eq(questions.courseId, courseId),
        eq(questions.origin, "folder"),
        isNull(questions.retiredAt),
        keys.length > 0 ? notInArray(questions.key, keys) : undefined,
      ),
    );
  if (wanted.length === 0) return new Map();

  const rows = await tx
    .insert(questions)
    .values(
      wanted.map(({ key, purpose, points, fixed }) => ({ courseId, key, purpose, points, fixed })),
    )
    .onConflictDoUpdate({
      target: [questions.courseId, questions.key],
      set: {
        purpose: sql`excluded.purpose`,
        points: sql`excluded.points`,
        fixed: sql`excluded.fixed`,
        retiredAt: null,
      },
    })
    .returning({ id: questions.id, key: questions.key });
  return await saveVersions(tx, new Map(rows.map(({ id, key }) => [key, id])), wanted);
}

/**
 * Adds a version where the wording differs from the latest.
 *
 * @param ids of the questions by key
 * @returns the version to use, by key
 */
export async function saveVersions(
  tx: Transaction,
  ids: ReadonlyMap<string, string>,
  wanted: readonly Wording[],
): Promise<Map<string, string>> {
  const latest = await tx
    .selectDistinctOn([questionVersions.questionId], {
      id: questionVersions.id,
      questionId: questionVersions.questionId,
      number: questionVersions.number,
      contentHash: questionVersions.contentHash,
    })
    .from(questionVersions)
    .where(inArray(questionVersions.questionId, [...ids.values()]))
    .orderBy(questionVersions.questionId, desc(questionVersions.number));
  const latestOf = new Map(latest.map((version) => [version.questionId, version]));

  const kept = new Map<string, string>();
  const rows: (typeof questionVersions.$inferInsert)[] = [];
  for (const question of wanted) {
    const questionId = ids.get(question.key);
    if (!questionId) throw new Error(`No id for ${question.key}`);
    const contentHash = questionHash(question);
    const last = latestOf.get(questionId);
    if (last?.contentHash === contentHash) {
      kept.set(question.key, last.id);
      continue;
    }
    const { stem, material, body, explanation, difficulty, topic, facts } = question;
    rows.push({
      ...{ questionId, number: (last?.number ?? 0) + 1, contentHash },
      ...{ kind: body.kind, stem, material, body, explanation, difficulty, topic, facts },
    });
  }
  if (rows.length === 0) return kept;

  const added = await tx
    .insert(questionVersions)
    .values(rows)
    .returning({ id: questionVersions.id, questionId: questionVersions.questionId });
  const keyOf = new Map([...ids].map(([key, id]) => [id, key]));
  for (const { id, questionId } of added) kept.set(keyOf.get(questionId) ?? "", id);
  return kept;
}

/** The latest wording of each question that fits, with the question's key. */
export async function latestWordings(tx: Transaction, where: SQL | undefined) {
  return await tx
    .selectDistinctOn([questionVersions.questionId], {
      ...getTableColumns(questionVersions),
      key: questions.key,
    })
    .from(questionVersions)
    .innerJoin(questions, eq(questions.id, questionVersions.questionId))
    .where(where)
    .orderBy(questionVersions.questionId, desc(questionVersions.number));
}
