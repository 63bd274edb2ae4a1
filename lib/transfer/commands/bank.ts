import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, ne } from "drizzle-orm";
import { questions } from "@/db/schema/assessment/questions";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { storePicture } from "@/lib/transfer/commands/pictures";
import { renewFromSource, takeTurns } from "@/lib/transfer/commands/renew-release";
import { latestWordings, saveVersions } from "@/lib/transfer/commands/save-questions";
import { ImportQuestions, WriteQuestion } from "@/lib/transfer/model/bank";
import type { Wording } from "@/lib/transfer/model/course";
import type { ExchangeQuestion } from "@/lib/transfer/model/exchange";
import { bodyOfExchange } from "@/lib/transfer/rules/bank-question";
import { obstacleOf } from "@/lib/transfer/rules/preview";

/** Values of one INSERT; PostgreSQL takes 65,535 parameters. */
const CHUNK = 2000;

const UNFILED = "未分类";

/** Puts questions into a course's bank. They are asked nowhere until they are put into its exam. */
export const importQuestions = defineCommand({
  name: "question.import",
  permission: "question.maintain",
  input: ImportQuestions,

  async run({ tx, permit, input, now }) {
    const courseId = await findReachedCourse(permit, input.courseSlug, tx);
    if (!courseId) return refuse("not_found");
    const taken = input.questions.filter((question) => obstacleOf(question) === null);
    const by = permit.actor.personId;
    for (const content of input.pictures) {
      const stored = await storePicture(tx, courseId, content, { now, by });
      if (!stored.ok) return stored;
    }
    for (let at = 0; at < taken.length; at += CHUNK) {
      await addQuestions(tx, courseId, taken.slice(at, at + CHUNK), { now, by });
    }
    return ok({ taken: taken.length, leftOut: input.questions.length - taken.length });
  },

  audit: ({ input, value }) => ({ subject: `course:${input.courseSlug}`, detail: value }),
});

/**
 * Writes a new question into the bank, or a new wording of one that is there. One that is asked in
 * the exam is asked in its new wording from the next attempt on.
 */
export const writeQuestion = defineCommand({
  name: "question.write",
  permission: "question.maintain",
  input: WriteQuestion,

  async run({ tx, permit, input: { courseSlug, id, question }, now }) {
    await takeTurns(tx, courseSlug);
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    const obstacle = obstacleOf(question);
    if (obstacle) return refuse("invalid_input", { "": [obstacle] });
    const by = permit.actor.personId;
    if (id === null) {
      const [added] = await addQuestions(tx, courseId, [question], { now, by });
      return added ? ok({ id: added }) : refuse("not_found");
    }
    const { name, tags, points } = question;
    const [changed] = await tx
      .update(questions)
      .set({ name, tags, ...(points === null ? {} : { points }) })
      .where(and(eq(questions.id, id), eq(questions.courseId, courseId)))
      .returning({ key: questions.key, origin: questions.origin, purpose: questions.purpose });
    if (!changed) return refuse("not_found");
    if (changed.origin === "folder") return refuse("question.in_folder");
    const shared = await rewordSituation(tx, { courseId, id, material: question.material });
    await saveVersions(tx, new Map([[changed.key, id]]), [wordingOf(changed.key, question)]);
    if (changed.purpose === "quiz" || shared) {
      const renewed = await renewFromSource(tx, courseId, { now, by });
      if (!renewed.ok) return renewed;
    }
    return ok({ id });
  },

  audit: ({ input, value }) => ({
    subject: `question:${value.id}`,
    detail: { course: input.courseSlug, added: input.id === null },
  }),
});

/**
 * A situation reworded in one question is reworded in all that share it, before the question itself
 * is; cleared, it is left to the others.
 *
 * @returns whether other questions changed
 */
async function rewordSituation(
  tx: Transaction,
  { courseId, id, material }: { courseId: string; id: string; material: string },
): Promise<boolean> {
  const [own] = await latestWordings(tx, eq(questions.id, id));
  if (!own || own.material === "" || material === "" || own.material === material) return false;
  const others = (
    await latestWordings(
      tx,
      and(eq(questions.courseId, courseId), eq(questions.origin, "bank"), ne(questions.id, id)),
    )
  ).filter((other) => other.material === own.material);
  if (others.length === 0) return false;
  await saveVersions(
    tx,
    new Map(others.map(({ key, questionId }) => [key, questionId])),
    others.map((other) => ({ ...other, material })),
  );
  return true;
}

/** @returns the new questions' ids, in the order given */
async function addQuestions(
  tx: Transaction,
  courseId: string,
  added: readonly ExchangeQuestion[],
  { now, by }: { now: Date; by: string | null },
): Promise<string[]> {
  const keyed = added.map((question) => ({ key: `bank-${randomUUID()}`, question }));
  const rows = await tx
    .insert(questions)
    .values(
      keyed.map(({ key, question: { name, tags, points } }) => ({
        ...{ courseId, key, name, tags, addedAt: now, addedBy: by },
        ...{ purpose: "bank" as const, origin: "bank" as const },
        ...(points === null ? {} : { points }),
      })),
    )
    .returning({ id: questions.id, key: questions.key });
  const ids = new Map(rows.map(({ id, key }) => [key, id]));
  const wordings = keyed.map(({ key, question }) => wordingOf(key, question));
  await saveVersions(tx, ids, wordings);
  return keyed.flatMap(({ key }) => ids.get(key) ?? []);
}

function wordingOf(key: string, question: ExchangeQuestion): Wording {
  const { stem, material, explanation } = question;
  return {
    ...{ key, body: bodyOfExchange(question, key), stem, material, explanation, facts: [] },
    difficulty: question.difficulty ?? "medium",
    topic: question.topic === "" ? UNFILED : question.topic,
  };
}
