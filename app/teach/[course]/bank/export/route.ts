import { BankFilter } from "@/lib/assessment/model/bank";
import { withDocumentPermit } from "@/lib/platform/route";
import { picturesOf, questionsForExport } from "@/lib/transfer/queries/bank-exchange";
import { templateQuestions } from "@/lib/transfer/rules/exchange/template";
import { writeExchange } from "@/lib/transfer/rules/exchange/write-exchange";
import {
  carriesPictures,
  isWritten,
  type WrittenFormat,
  writtenFormats,
} from "@/lib/transfer/rules/exchange/written-formats";

type Context = { params: Promise<{ course: string }> };

/** The bank as a file, `?format=`; those of the list's filter. `?template` gives the sheet to fill in. */
export const GET = withDocumentPermit(
  "question.maintain",
  async (permit, request, { params }: Context) => {
    const { course } = await params;
    const query = Object.fromEntries(new URL(request.url).searchParams);
    if ("template" in query) {
      const { content } = await writeExchange("excel", templateQuestions);
      return asFile(content, "excel", "题目导入模板");
    }
    const { format = "excel" } = query;
    if (!isWritten(format)) return new Response("没有这种格式", { status: 400 });
    const filter = BankFilter.parse(query);
    const questions = await questionsForExport(permit, course, { filter });
    if (!questions) return new Response("没有这门课程", { status: 404 });
    const pictures = carriesPictures(format)
      ? await picturesOf(permit, course, questions)
      : new Map();
    if (!pictures) {
      return new Response("图片太多，一个文件放不下。请先筛选，分几次导出。", { status: 409 });
    }
    const { content } = await writeExchange(format, questions, pictures);
    return asFile(content, format, `${course}-题库`);
  },
);

function asFile(content: Uint8Array, format: WrittenFormat, name: string): Response {
  const { type, extension } = writtenFormats[format];
  const file = encodeURIComponent(`${name}.${extension}`);
  return new Response(Buffer.from(content), {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="questions.${extension}"; filename*=UTF-8''${file}`,
      "cache-control": "private, no-store",
    },
  });
}
