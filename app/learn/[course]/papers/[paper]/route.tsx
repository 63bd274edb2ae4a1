import { documentHeaders, refuseDocument, renderDocument } from "@/app/learn/documents";
import { PaperDocument } from "@/components/reader/paper-document";
import { getReleasePaper } from "@/lib/catalogue/queries/papers";
import { getEnrolledRelease } from "@/lib/learning/queries/access";
import { documentCache, respondWithDocument } from "@/lib/platform/document-cache";
import { readerAssets } from "@/lib/platform/reader-assets";
import { withDocumentPermit } from "@/lib/platform/route";

type Context = { params: Promise<{ course: string; paper: string }> };

/** An action sheet, a handout or an assignment, to those who joined its course. */
export const GET = withDocumentPermit("course.study", async (permit, request, context: Context) => {
  const { course, paper: slug } = await context.params;
  const releaseId = await getEnrolledRelease(permit, course);
  if (!releaseId) return await refuseDocument(request, course, "not_enrolled");
  const paper = await getReleasePaper(permit, releaseId, slug);
  if (!paper) return await refuseDocument(request, course, "missing");

  const assets = readerAssets();
  const key = [releaseId, "paper", slug, assets.css].join(" ");
  const document = await documentCache.get(key, () =>
    renderDocument(<PaperDocument courseSlug={course} paper={paper} assets={assets} />),
  );
  return await respondWithDocument(request, document, { headers: documentHeaders });
});
