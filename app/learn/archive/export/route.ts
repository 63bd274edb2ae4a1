import { certificateLetters } from "@/lib/credentials/queries/letters";
import { getLearningRecord } from "@/lib/credentials/queries/record";
import { drawRecord } from "@/lib/credentials/rules/record-pdf";
import { withDocumentPermit } from "@/lib/platform/route";

/** One's own learning record as a file: JSON, or PDF when `format=pdf` asks for it. */
export const GET = withDocumentPermit("course.study", async (permit, request) => {
  const record = await getLearningRecord(permit);
  const isPdf = new URL(request.url).searchParams.get("format") === "pdf";
  const content = isPdf
    ? await drawRecord(record, await certificateLetters())
    : new TextEncoder().encode(`${JSON.stringify(record, null, 2)}\n`);
  const ending = isPdf ? "pdf" : "json";
  const name = encodeURIComponent(`学习档案.${ending}`);
  return new Response(Buffer.from(content), {
    headers: {
      "content-type": isPdf ? "application/pdf" : "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="record.${ending}"; filename*=UTF-8''${name}`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
