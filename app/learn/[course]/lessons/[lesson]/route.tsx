import { lessonHeaders, refuseDocument, renderDocument } from "@/app/learn/documents";
import { LessonDocument } from "@/components/reader/lesson-document";
import { listReleaseChecks } from "@/lib/assessment/queries/release-checks";
import { getReleaseLesson } from "@/lib/catalogue/queries/lessons";
import { getLessonAccess } from "@/lib/learning/queries/access";
import type { Permit } from "@/lib/platform/authority";
import { documentCache, respondWithDocument } from "@/lib/platform/document-cache";
import { readerAssets } from "@/lib/platform/reader-assets";
import { withDocumentPermit } from "@/lib/platform/route";

type Context = { params: Promise<{ course: string; lesson: string }> };

/** A lesson, to those who joined its course; to others not even its title. */
export const GET = withDocumentPermit("course.study", async (permit, request, context: Context) => {
  const { course, lesson } = await context.params;
  const access = await getLessonAccess(permit, course, lesson);
  if (access.kind !== "open") return await refuseDocument(request, course, access.kind);

  const key = [access.releaseId, access.lessonId, JSON.stringify(readerAssets())].join(" ");
  const document = await documentCache.get(key, () => renderLesson(permit, access, course));
  return await respondWithDocument(request, document, {
    headers: lessonHeaders(access.lessonKind),
  });
});

async function renderLesson(
  permit: Permit<"course.study">,
  { releaseId, lessonId }: { releaseId: string; lessonId: string },
  courseSlug: string,
): Promise<string> {
  const [found, checks] = await Promise.all([
    getReleaseLesson(permit, releaseId, lessonId),
    listReleaseChecks(permit, releaseId, lessonId),
  ]);
  if (!found) throw new Error(`Release ${releaseId} has lost lesson ${lessonId}`);
  const { courseTitle, outline, manifest } = found.release;
  return await renderDocument(
    <LessonDocument
      courseSlug={courseSlug}
      courseTitle={courseTitle}
      modules={outline.modules}
      papers={outline.papers ?? []}
      hasQuiz={manifest.quiz !== undefined}
      lesson={found.lesson}
      checks={checks}
      assets={readerAssets()}
    />,
  );
}
