import { ok, refuse } from "@/lib/platform/result";
import { withUpload } from "@/lib/platform/route";
import { readImport } from "@/lib/transfer/queries/bank-exchange";
import { FILE_MAX } from "@/lib/transfer/rules/exchange/read-exchange";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";

/** Looks at a file of questions, `?course=`; nothing is written. */
export const POST = withUpload("question.maintain", FILE_MAX, async (permit, content, request) => {
  const course = new URL(request.url).searchParams.get("course") ?? "";
  try {
    const read = await readImport(permit, course, content);
    return read ? ok(read.preview) : refuse("not_found");
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return refuse("question.file_unreadable", { "": [error.message] });
  }
});
