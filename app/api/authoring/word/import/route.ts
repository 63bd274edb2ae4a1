import { randomBytes } from "node:crypto";
import { importWord } from "@/lib/authoring/commands/import-word";
import { bringMedia } from "@/lib/media/commands/store-media";
import type { CourseMedia } from "@/lib/media/model";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import type { Actor } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { type Result, refuse } from "@/lib/platform/result";
import { withUpload } from "@/lib/platform/route";
import { localTimeInChina } from "@/lib/platform/wording";
import { WordChoices, type WordDocument } from "@/lib/transfer/model/word";
import { pointerTo } from "@/lib/transfer/queries/read-course-folder";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";
import { WORD_BYTES_MAX } from "@/lib/transfer/rules/word/container";
import { lessonFiles } from "@/lib/transfer/rules/word/lesson-files";
import { planWord } from "@/lib/transfer/rules/word/plan";
import { previewWord } from "@/lib/transfer/rules/word/preview";

/**
 * Takes a Word document into a course as its preview showed it: `?course=`, `?hash=` of the file that was
 * looked at, `?choices=` made there, `?module=` to put the lessons into or `?title=` of a new one.
 */
export const POST = withUpload("draft.edit", WORD_BYTES_MAX, async (permit, content, request) => {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const courseSlug = asked.course ?? "";
  if (!(await findReachedCourse(permit, courseSlug))) return refuse("not_found");
  const choices = WordChoices.safeParse(parsed(asked.choices ?? ""));
  if (!choices.success) return refuse("invalid_input");
  try {
    const { document, preview } = previewWord(content);
    if (preview.hash !== asked.hash) return refuse("course.file_changed");
    const plan = planWord(preview.parts, choices.data, titleOf(asked.file ?? ""));
    if (plan.obstacles.length > 0) return refuse("word.unplaced", { "": plan.obstacles });
    const ids = plan.lessons.map(() => `lesson-${randomBytes(5).toString("hex")}`);
    const lessons = lessonFiles(document, plan, {
      ids,
      today: localTimeInChina(new Date()).slice(0, 10),
    });
    const media = await storePictures(
      permit.actor,
      document,
      lessons.flatMap(({ pictures }) => pictures),
    );
    if (!media.ok) return media;
    return await execute(importWord, permit.actor, {
      courseSlug,
      fileName: (asked.file ?? "").slice(0, 200),
      place: asked.module ? { moduleId: asked.module } : { title: asked.title ?? plan.title },
      lessons: lessons.map(({ id, title, text }) => ({ id, title, text })),
      media: media.value,
    });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return refuse("course.file_unreadable", { "": [error.message] });
  }
});

/** The bytes are stored before the lessons that show them. */
async function storePictures(
  actor: Actor,
  { pictures }: WordDocument,
  paths: readonly string[],
): Promise<Result<CourseMedia>> {
  const media: CourseMedia = {};
  for (const path of new Set(paths)) {
    const content = pictures.get(path);
    if (!content) continue;
    const stored = await execute(bringMedia, actor, { path, content });
    if (!stored.ok) return stored;
    media[path] = pointerTo(path, content);
  }
  return { ok: true, value: media };
}

function titleOf(fileName: string): string {
  return fileName.replace(/\.docx$/i, "").trim();
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
