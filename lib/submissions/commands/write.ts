import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { courses, releasePapers } from "@/db/schema/catalogue";
import { enrolments } from "@/db/schema/learning";
import {
  assignmentSettings,
  submissionFiles,
  submissionParts,
  submissions,
  submissionVersionFiles,
  submissionVersions,
} from "@/db/schema/submissions/assignments";
import { noteHandIn } from "@/lib/learning/commands/deeds";
import { personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { unarranged } from "@/lib/submissions/model/assignment";
import {
  HandIn,
  type SavedPart,
  SavePart,
  StartSubmission,
} from "@/lib/submissions/model/submission";
import { findIdentifiers } from "@/lib/submissions/rules/anonymity/find-identifiers";
import { decisionsToKeep, undecided } from "@/lib/submissions/rules/decisions";
import { handInWindow } from "@/lib/submissions/rules/window";

/** Begins an assignment of a course that one has joined. Beginning again changes nothing. */
export const startSubmission = defineCommand({
  name: "submissions.start",
  permission: "course.study",
  input: StartSubmission,

  async run({ tx, permit, input: { courseSlug, paperSlug }, now }) {
    const personId = personOf(permit);
    const task = await findTask(tx, { personId, courseSlug, paperSlug });
    if (!task) return refuse("not_found");
    await tx
      .insert(submissions)
      .values({ courseId: task.courseId, paperSlug, personId, startedAt: now })
      .onConflictDoNothing();
    return ok({ courseSlug, paperSlug });
  },

  audit: () => null,
});

/**
 * Keeps one part of what is being written. Safe to repeat, reorder and send late. A page that did not
 * know what another one wrote is told of it, and nothing is kept: neither text is ever lost silently.
 */
export const savePart = defineCommand({
  name: "submissions.save_part",
  permission: "course.study",
  input: SavePart,

  async run({ tx, permit, input, now }) {
    const { submissionId, part, text, base, writer, sequence } = input;
    const own = await lockOwn(tx, submissionId, personOf(permit));
    if (!own) return refuse("not_found");
    const [kept] = await tx
      .select()
      .from(submissionParts)
      .where(and(eq(submissionParts.submissionId, submissionId), eq(submissionParts.part, part)));
    const repeated = kept?.writer === writer && kept.sequence >= sequence;
    if (repeated) return ok<SavedPart>({ revision: kept.revision, conflict: null });
    if (own.state === "submitted" || own.state === "graded") return refuse("submission.handed_in");

    const task = await findTask(tx, own);
    if (!task?.task.parts.some(({ id }) => id === part)) {
      return refuse("invalid_input", { part: ["作业里没有这一部分"] });
    }
    const follows = (kept?.revision ?? 0) === base || kept?.writer === writer;
    if (kept && !follows && kept.text !== text) {
      return ok<SavedPart>({ revision: kept.revision, conflict: kept.text });
    }
    const revision = (kept?.revision ?? 0) + 1;
    const written = { text, revision, writer, sequence, savedAt: now };
    await tx
      .insert(submissionParts)
      .values({ submissionId, part, ...written })
      .onConflictDoUpdate({
        target: [submissionParts.submissionId, submissionParts.part],
        set: written,
      });
    return ok<SavedPart>({ revision, conflict: null });
  },

  audit: () => null,
});

/** Hands in what is kept, as a version that never changes. Handing it in again changes nothing. */
export const handIn = defineCommand({
  name: "submissions.hand_in",
  permission: "course.study",
  input: HandIn,

  async run({ tx, permit, input, now }) {
    const { submissionId, number, revisions, ticked, files: seen, decisions } = input;
    const personId = personOf(permit);
    const own = await lockOwn(tx, submissionId, personId);
    if (!own) return refuse("not_found");
    if (own.number >= number) return ok({ number: own.number, repeated: true });
    if (own.number + 1 !== number) return refuse("submission.changed");
    const task = await findTask(tx, own);
    if (!task) return refuse("not_found");

    const kept = await tx
      .select()
      .from(submissionParts)
      .where(eq(submissionParts.submissionId, submissionId));
    const byId = new Map(kept.map((row) => [row.part, row]));
    const parts = task.task.parts.map(({ id }) => ({ id, kept: byId.get(id) }));
    if (parts.some((part) => (part.kept?.revision ?? 0) !== (revisions[part.id] ?? 0))) {
      return refuse("submission.changed");
    }
    if (parts.some((part) => !part.kept?.text.trim())) return refuse("submission.empty");
    if (task.task.checklist.some((_item, at) => !ticked.includes(at))) {
      return refuse("submission.checklist");
    }
    const files = await tx
      .select()
      .from(submissionFiles)
      .where(eq(submissionFiles.submissionId, submissionId));
    if (!sameFiles(files, seen)) return refuse("submission.changed");
    const searched = [
      ...parts.map(({ id, kept: part }) => ({
        place: id,
        findings: findIdentifiers(part?.text ?? ""),
      })),
      ...files.map(({ sha256, findings }) => ({ place: sha256, findings })),
    ];
    if (undecided(searched, decisions).length > 0) return refuse("submission.undecided");
    const late = await lateness(tx, own, now);
    if ("refusal" in late) return refuse(late.refusal);

    await tx.insert(submissionVersions).values({
      ...{ submissionId, number, releaseId: task.releaseId, paperSlug: own.paperSlug },
      parts: Object.fromEntries(parts.map((part) => [part.id, part.kept?.text ?? ""])),
      ...{ ...late, submittedAt: now, decisions: decisionsToKeep(searched, decisions) },
    });
    if (files.length > 0) {
      await tx
        .insert(submissionVersionFiles)
        .values(
          files.map(({ sha256, name, unread }) => ({ submissionId, number, sha256, name, unread })),
        );
    }
    await tx
      .update(submissions)
      .set({ state: "submitted", number, submittedAt: now })
      .where(eq(submissions.id, submissionId));
    const { courseId, paperSlug: paper } = own;
    await noteHandIn(tx, { personId, courseId, paper, deed: "handed_in", now });
    return ok({ number, repeated: false });
  },

  audit: ({ input: { submissionId }, value: { number, repeated } }) =>
    repeated ? null : { subject: `submission:${submissionId}`, detail: { number } },
});

function sameFiles(kept: readonly { sha256: string }[], seen: readonly string[]): boolean {
  return kept.length === seen.length && kept.every(({ sha256 }) => seen.includes(sha256));
}

type Own = { courseId: string; paperSlug: string; number: number; id: string };

/** What is taken off; a work that was returned keeps what its first version had. */
async function lateness(
  tx: Transaction,
  { courseId, paperSlug, number, id }: Own,
  now: Date,
): Promise<
  | { lateDays: number; penaltyPercent: number }
  | { refusal: "submission.not_open" | "submission.closed" }
> {
  if (number > 0) {
    const [before] = await tx
      .select({
        lateDays: submissionVersions.lateDays,
        penaltyPercent: submissionVersions.penaltyPercent,
      })
      .from(submissionVersions)
      .where(and(eq(submissionVersions.submissionId, id), eq(submissionVersions.number, number)));
    if (!before) throw new Error("A version is missing");
    return before;
  }
  const [arranged = unarranged] = await tx
    .select()
    .from(assignmentSettings)
    .where(
      and(eq(assignmentSettings.courseId, courseId), eq(assignmentSettings.paperSlug, paperSlug)),
    );
  const window = handInWindow(arranged, now);
  if (window.kind === "not_open") return { refusal: "submission.not_open" };
  if (window.kind === "closed") return { refusal: "submission.closed" };
  return window.kind === "late"
    ? { lateDays: window.days, penaltyPercent: window.percent }
    : { lateDays: 0, penaltyPercent: 0 };
}

/** One's own work, locked: what is written and what is handed in take turns. */
export async function lockOwn(tx: Transaction, submissionId: string, personId: string) {
  const [own] = await tx
    .select({
      id: submissions.id,
      courseId: submissions.courseId,
      courseSlug: courses.slug,
      paperSlug: submissions.paperSlug,
      personId: submissions.personId,
      state: submissions.state,
      number: submissions.number,
    })
    .from(submissions)
    .innerJoin(courses, eq(courses.id, submissions.courseId))
    .where(and(eq(submissions.id, submissionId), eq(submissions.personId, personId)))
    .for("update", { of: submissions });
  return own ?? null;
}

/** The assignment as it stands in the release that the person is enrolled in; null without one. */
async function findTask(
  tx: Transaction,
  { personId, courseSlug, paperSlug }: { personId: string; courseSlug: string; paperSlug: string },
) {
  const [row] = await tx
    .select({
      courseId: courses.id,
      releaseId: enrolments.releaseId,
      task: sql<NonNullable<typeof releasePapers.$inferSelect.task>>`${releasePapers.task}`,
    })
    .from(courses)
    .innerJoin(
      enrolments,
      and(eq(enrolments.courseId, courses.id), eq(enrolments.personId, personId)),
    )
    .innerJoin(
      releasePapers,
      and(
        eq(releasePapers.releaseId, enrolments.releaseId),
        eq(releasePapers.slug, paperSlug),
        eq(releasePapers.kind, "assignment"),
      ),
    )
    .where(eq(courses.slug, courseSlug));
  return row ?? null;
}
