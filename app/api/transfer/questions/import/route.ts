import { execute } from "@/lib/platform/command";
import { refuse } from "@/lib/platform/result";
import { withUpload } from "@/lib/platform/route";
import { importQuestions } from "@/lib/transfer/commands/bank";
import { picturesFor, readImport } from "@/lib/transfer/queries/bank-exchange";
import { FILE_MAX } from "@/lib/transfer/rules/exchange/read-exchange";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";
import { parseNumbers } from "@/lib/transfer/rules/number-ranges";

/**
 * Takes the questions of a file that were chosen in its preview: `?course=`, `?hash=` of the file
 * that was looked at, `?take=` numbers such as 1-20,25.
 */
export const POST = withUpload("question.maintain", FILE_MAX, async (permit, content, request) => {
  const { searchParams } = new URL(request.url);
  const courseSlug = searchParams.get("course") ?? "";
  try {
    const read = await readImport(permit, courseSlug, content);
    if (!read) return refuse("not_found");
    if (read.preview.hash !== searchParams.get("hash")) return refuse("question.file_changed");
    const taken = parseNumbers(searchParams.get("take") ?? "", read.questions.length);
    const questions = read.questions.filter((_, index) => taken.has(index + 1));
    const pictures = picturesFor(read, questions);
    return await execute(importQuestions, permit.actor, { courseSlug, questions, pictures });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return refuse("question.file_unreadable", { "": [error.message] });
  }
});
