import "server-only";
import { getBankCourse, listWordings } from "@/lib/assessment/queries/bank";
import type { Permit } from "@/lib/platform/authority";
import { alikeGroups } from "@/lib/transfer/rules/alike-groups";
import { exchangeOfBody, wordsOfQuestion } from "@/lib/transfer/rules/bank-question";

/** Questions in use that say nearly the same, group by group; null when there is no such course. */
export async function listAlikeQuestions(permit: Permit<"question.maintain">, courseSlug: string) {
  const course = await getBankCourse(permit, courseSlug);
  if (!course) return null;
  const rows = await listWordings(permit, course.id);
  const groups = alikeGroups(
    rows.map((row) => ({ row, words: wordsOfQuestion(exchangeOfBody(row)) })),
  );
  return {
    title: course.title,
    groups: groups.map((group) =>
      group.map(({ row: { id, stem, origin, purpose, body }, likeness }) => ({
        ...{ id, stem, origin, purpose, kind: body.kind, likeness },
      })),
    ),
  };
}
