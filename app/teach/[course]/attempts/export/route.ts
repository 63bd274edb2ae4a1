import { download } from "@/app/credential-responses";
import { AttemptFilter } from "@/lib/assessment/model/attempt-list";
import { EXPORTED_MAX, listAttemptsForExport } from "@/lib/assessment/queries/attempt-list";
import { attemptSheet } from "@/lib/assessment/rules/attempt-list";
import { withDocumentPermit } from "@/lib/platform/route";
import { writeWorkbook } from "@/lib/transfer/rules/exchange/excel-file";
import { writtenFormats } from "@/lib/transfer/rules/exchange/written-formats";

type Context = { params: Promise<{ course: string }> };

/** The attempts of the list's filter as a workbook. */
export const GET = withDocumentPermit(
  "attempt.review",
  async (permit, request, { params }: Context) => {
    const { course } = await params;
    const filter = AttemptFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
    const attempts = await listAttemptsForExport(permit, course, filter);
    const rows = attemptSheet(attempts);
    if (attempts.length === EXPORTED_MAX) {
      rows.push([`只列出最近的${EXPORTED_MAX}份，更早的请按姓名或状态分几次导出`]);
    }
    const content = await writeWorkbook([{ name: "作答记录", rows }]);
    return download(Buffer.from(content), {
      name: `${course}-作答记录.xlsx`,
      plainName: "attempts.xlsx",
      type: writtenFormats.excel.type,
    });
  },
);
