import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import { questions, type questionVersions } from "@/db/schema/assessment/questions";
import { courses, releases } from "@/db/schema/catalogue";
import { reachesCourse } from "@/lib/people/queries/course-reach";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { renewFromSource, takeTurns } from "@/lib/transfer/commands/renew-release";
import { latestWordings, saveVersions } from "@/lib/transfer/commands/save-questions";
import { type BankChange, ChangeQuestions } from "@/lib/transfer/model/bank";

/**
 * Changes several questions of a course's bank at once. Where that changes the exam, the course
 * gets a new release: attempts that are open, and people who are mid-course, keep what they have.
 */
export const changeQuestions = defineCommand({
  name: "question.change",
  permission: "question.maintain",
  input: ChangeQuestions,

  async run({ tx, permit, input: { courseSlug, ids, change }, now }) {
    await takeTurns(tx, courseSlug);
    const [course] = await tx
      .select({ id: courses.id, manifest: releases.manifest })
      .from(courses)
      .innerJoin(releases, eq(releases.id, courses.currentReleaseId))
      .where(and(eq(courses.slug, courseSlug), reachesCourse(permit)));
    if (!course) return refuse("not_found");
    if (change.kind === "enlist" && !course.manifest.quiz) return refuse("question.no_exam");
    const chosen = await tx
      .select({ id: questions.id, key: questions.key, origin: questions.origin })
      .from(questions)
      .where(and(eq(questions.courseId, course.id), inArray(questions.id, ids)))
      .for("update");
    if (chosen.length < new Set(ids).size) return refuse("not_found");
    if (chosen.some(({ origin }) => origin === "folder")) return refuse("question.in_folder");
    await apply(tx, chosen, change, now);
    const by = permit.actor.personId;
    const renewed = await renewFromSource(tx, course.id, { now, by });
    if (!renewed.ok) return renewed;
    const { published, number } = renewed.value;
    return ok({ changed: chosen.length, release: published ? number : null });
  },

  audit: ({ input: { courseSlug, ids, change }, value }) => ({
    subject: `course:${courseSlug}`,
    detail: { ...change, questions: ids, release: value.release },
  }),
});

type Chosen = { id: string; key: string };

async function apply(
  tx: Transaction,
  chosen: readonly Chosen[],
  change: BankChange,
  now: Date,
): Promise<void> {
  const those = inArray(
    questions.id,
    chosen.map(({ id }) => id),
  );
  const set = (values: Partial<typeof questions.$inferInsert>) =>
    tx.update(questions).set(values).where(those);
  switch (change.kind) {
    case "retire":
      await set({ retiredAt: now, purpose: "bank" });
      break;
    case "restore":
      await set({ retiredAt: null });
      break;
    case "enlist":
      await set({ purpose: "quiz", retiredAt: null });
      break;
    case "discharge":
      await set({ purpose: "bank" });
      break;
    case "fix":
    case "unfix":
      await set({ fixed: change.kind === "fix" });
      break;
    case "tag":
      await tx
        .update(questions)
        .set({
          tags: sql`array_append(array_remove(${questions.tags}, ${change.tag}), ${change.tag})`,
        })
        .where(those);
      break;
    case "topic":
      await reword(tx, chosen, { topic: change.topic });
      break;
    case "difficulty":
      await reword(tx, chosen, { difficulty: change.difficulty });
      break;
  }
}

type Filing = Partial<Pick<typeof questionVersions.$inferSelect, "topic" | "difficulty">>;

/** What a question is filed under belongs to its wording, so old attempts keep what they showed. */
async function reword(tx: Transaction, chosen: readonly Chosen[], filing: Filing): Promise<void> {
  const those = chosen.map(({ id }) => id);
  const wordings = await latestWordings(tx, inArray(questions.id, those));
  await saveVersions(
    tx,
    new Map(chosen.map(({ id, key }) => [key, id])),
    wordings.map((wording) => ({ ...wording, ...filing })),
  );
}
