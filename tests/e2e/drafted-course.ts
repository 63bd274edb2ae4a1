/** A new course with one empty lesson, for journeys that are not about making it: write-a-course does that. */

import { changeOutline } from "@/lib/authoring/commands/change-outline";
import { createCourse } from "@/lib/authoring/commands/create-course";
import type { Actor } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { sql } from "./fixtures";

/** What the screens of the trainer's workspace would have done; where the lesson is edited. */
export async function draftCourse(personId: string, title: string): Promise<string> {
  const trainer: Actor = { personId, grants: [{ role: "trainer", region: "420106" }] };
  const course = { title: "入户探访（虚构）", summary: "怎样敲开一扇门。", audience: "一线社工" };
  const { courseSlug, courseId } = done(await execute(createCourse, trainer, course));
  const author: Actor = { personId, grants: [...trainer.grants, { role: "author", courseId }] };
  const change = async (base: number, change: object) =>
    done(await execute(changeOutline, author, { courseSlug, base, change }));
  const { revision } = await change(1, { kind: "add_module", title: "准备" });
  const [sheet] = await sql<{ text: string }[]>`
    select text from draft_files where course_id = ${courseId} and path = 'course.yaml'`;
  const module = /m-[0-9a-f]+/.exec(sheet?.text ?? "")?.[0];
  const { lesson } = await change(revision, { kind: "add_lesson", module, title });
  return `/teach/${courseSlug}/lessons/${lesson}`;
}

function done<T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}
