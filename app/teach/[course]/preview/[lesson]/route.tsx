import { z } from "zod";
import { previewHeaders, refuseDocument, renderDocument } from "@/app/learn/documents";
import { LessonDocument } from "@/components/reader/lesson-document";
import { getCourseSource, getSubmittedSource } from "@/lib/authoring/queries/course-source";
import { draftLesson } from "@/lib/authoring/rules/draft-lesson";
import { filesOf } from "@/lib/authoring/rules/readiness";
import { CachedDocument, respondWithDocument } from "@/lib/platform/document-cache";
import { readerAssets } from "@/lib/platform/reader-assets";
import { withDocumentPermit } from "@/lib/platform/route";

type Context = { params: Promise<{ course: string; lesson: string }> };

/**
 * A lesson as learners would see it, to those who work on the course: of the draft, or of what was submitted
 * where `?submission=` says so. No script runs in it.
 */
export const GET = withDocumentPermit("draft.read", async (permit, request, context: Context) => {
  const { course, lesson: lessonId } = await context.params;
  const submission = z.uuid().safeParse(new URL(request.url).searchParams.get("submission")).data;
  const source = submission
    ? await getSubmittedSource(permit, course, submission)
    : await getCourseSource(permit, course, null);
  const lesson = source && draftLesson(filesOf(source.files), source.media, lessonId);
  if (!lesson) return await refuseDocument(request, course, "missing");
  const modules = lesson.outline.map((module) => ({
    ...module,
    lessons: module.lessons.map(({ slug, title }) => ({
      id: slug,
      slug,
      title,
      summary: "",
      minutes: 1,
    })),
  }));
  const listed = modules.some((module) => module.lessons.some(({ slug }) => slug === lessonId));
  const alone = { id: lessonId, slug: lessonId, title: lesson.title, summary: "", minutes: 1 };
  const html = await renderDocument(
    <LessonDocument
      courseSlug={course}
      courseTitle={submission ? "预览：送审的那一稿" : "预览：还没有发布的草稿"}
      modules={listed ? modules : [...modules, { id: "unlisted", title: "", lessons: [alone] }]}
      papers={[]}
      hasQuiz={false}
      lesson={{ ...lesson, work: null }}
      checks={lesson.checks}
      assets={readerAssets()}
      still
    />,
  );
  return await respondWithDocument(request, new CachedDocument(html, false), {
    headers: { ...previewHeaders, "cache-control": "private, no-store" },
  });
});
