import { createHash } from "node:crypto";
import type { ReactElement } from "react";
import { LessonDocument } from "@/components/reader/lesson-document";
import { MissingDocument } from "@/components/reader/missing-document";
import { displayScript } from "@/components/shell/display-script";
import { listReleaseChecks } from "@/lib/assessment/queries/release-checks";
import { getReleaseLesson } from "@/lib/catalogue/queries/lessons";
import { getLessonAccess } from "@/lib/learning/queries/access";
import type { Permit } from "@/lib/platform/authority";
import { CachedDocument, documentCache, respondWithDocument } from "@/lib/platform/document-cache";
import { readerAssets } from "@/lib/platform/reader-assets";
import { withDocumentPermit } from "@/lib/platform/route";

type Context = { params: Promise<{ course: string; lesson: string }> };

const inlineScript = createHash("sha256").update(displayScript).digest("base64");

/** Nothing but our own files, and the one inline script that sets the theme before painting. */
const headers = {
  "content-security-policy": [
    "default-src 'none'",
    `script-src 'self' 'sha256-${inlineScript}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; "),
};

/** A lesson, to those who joined its course; to others not even its title. */
export const GET = withDocumentPermit("course.study", async (permit, request, context: Context) => {
  const { course, lesson } = await context.params;
  const access = await getLessonAccess(permit, course, lesson);
  if (access.kind !== "open") return await refuse(request, course, access.kind);

  const { css, js } = readerAssets();
  const key = [access.releaseId, access.lessonId, css, js].join(" ");
  const document = await documentCache.get(key, () => renderLesson(permit, access, course));
  return await respondWithDocument(request, document, { headers });
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
  return await render(
    <LessonDocument
      courseSlug={courseSlug}
      courseTitle={found.release.courseTitle}
      modules={found.release.outline.modules}
      hasQuiz={found.release.manifest.quiz !== undefined}
      lesson={found.lesson}
      checks={checks}
      assets={readerAssets()}
    />,
  );
}

async function refuse(request: Request, courseSlug: string, kind: "not_enrolled" | "missing") {
  const because = kind === "missing" ? { kind } : { kind, courseSlug };
  const html = await render(<MissingDocument assets={readerAssets()} because={because} />);
  return await respondWithDocument(request, new CachedDocument(html, false), {
    status: kind === "missing" ? 404 : 403,
    headers: { ...headers, "cache-control": "private, no-store" },
  });
}

/** Imported when needed: the bundler takes a static import of it for a mistake. */
async function render(page: ReactElement): Promise<string> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}
