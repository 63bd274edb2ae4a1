import "server-only";
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { questionVersions } from "@/db/schema/assessment/questions";
import { quizSlots } from "@/db/schema/assessment/quizzes";
import { currentBody } from "@/lib/assessment/queries/corrections";
import type { Slot } from "@/lib/assessment/rules/draw";
import type { Transaction } from "@/lib/platform/command";

/** The questions of a quiz in their order, with the keys that are right by now. */
export async function listSlots(source: Database | Transaction, quizId: string): Promise<Slot[]> {
  return await source
    .select({
      versionId: questionVersions.id,
      stem: questionVersions.stem,
      body: currentBody,
      explanation: questionVersions.explanation,
      topic: questionVersions.topic,
      difficulty: questionVersions.difficulty,
      material: questionVersions.material,
      points: quizSlots.points,
      fixed: quizSlots.fixed,
    })
    .from(quizSlots)
    .innerJoin(questionVersions, eq(questionVersions.id, quizSlots.versionId))
    .where(eq(quizSlots.quizId, quizId))
    .orderBy(quizSlots.position);
}
