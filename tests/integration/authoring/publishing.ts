/** A course on its way to learners, with all who have a part in it. */
import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { draftFiles } from "@/db/schema/authoring";
import { courses, releases } from "@/db/schema/catalogue";
import { messages } from "@/db/schema/messaging";
import { decideReview } from "@/lib/authoring/commands/review";
import { saveDraftFiles } from "@/lib/authoring/commands/save-draft";
import { requireReview, submitDraft } from "@/lib/authoring/commands/submissions";
import { type Actor, PLATFORM_ACTOR } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { loadCourse } from "@/lib/transfer/commands/load-course";
import { sourceHash } from "@/lib/transfer/rules/content-hash";
import { smallCourse } from "@/tests/fixtures/small-course";
import { makeTeacher } from "@/tests/support/factories";

export const ALPHA = "lessons/01-alpha.md";
export const BETA = "lessons/02-beta.md";
const beta = smallCourse[BETA] ?? "";
export const better = beta.replace("## 开头", "## 从头说起");
export const best = beta.replace("## 开头", "## 从头说清楚");

/** The small course, loaded, with its author, a reviewer and a co-author. */
export async function begin({ reviewed = false } = {}) {
  const loaded = await execute(loadCourse, PLATFORM_ACTOR, { files: smallCourse, position: 1 });
  if (!loaded.ok) throw new Error(loaded.refusal.code);
  const [course] = await db.select().from(courses).where(eq(courses.slug, "small"));
  if (!course) throw new Error("The course was just loaded and is not there");
  const courseId = course.id;
  const author = await makeTeacher(courseId);
  if (reviewed) await must(requireReview, author, { required: "true" });
  return {
    ...{ courseId, author },
    reviewer: await makeTeacher(courseId, "reviewer"),
    coauthor: await makeTeacher(courseId, "coauthor"),
  };
}

type Executed = Parameters<typeof execute>;

/** Runs a command on the small course that has to succeed. */
export async function must(command: Executed[0], actor: Actor, input: object) {
  const result = await execute(command, actor, { courseSlug: "small", ...input });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value as Record<string, unknown>;
}

/** Writes the second lesson anew; the hash of the whole draft after. */
export async function change(actor: Actor, courseId: string, text: string) {
  const [file] = await db
    .select({ base: draftFiles.revision })
    .from(draftFiles)
    .where(and(eq(draftFiles.courseId, courseId), eq(draftFiles.path, BETA)));
  await must(saveDraftFiles, actor, {
    changes: [{ path: BETA, text, base: file?.base ?? null }],
  });
  return sourceHash({ ...smallCourse, [BETA]: text }, {});
}

export async function submit(actor: Actor, seen: string, note = "请看第二课") {
  const { submission } = await must(submitDraft, actor, { seen, note });
  return String(submission);
}

export function decide(actor: Actor, submission: string, verdict = "approved", reasons = "") {
  const input = { courseSlug: "small", submission, verdict, reasons };
  return execute(decideReview, actor, input);
}

export async function releaseCount() {
  return (await db.select().from(releases)).length;
}

export async function inbox(actor: { personId: string }) {
  const rows = await db.select().from(messages).where(eq(messages.personId, actor.personId));
  return rows.map(({ title, body }) => `${title}｜${body}`);
}
