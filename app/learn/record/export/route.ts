import { getOwnHours } from "@/lib/learning/queries/hours";
import { creditSheet } from "@/lib/learning/rules/credit-sheet";
import { withDocumentPermit } from "@/lib/platform/route";
import { writeWorkbook } from "@/lib/transfer/rules/exchange/excel-file";
import { writtenFormats } from "@/lib/transfer/rules/exchange/written-formats";

/** One's own ledger as a workbook. */
export const GET = withDocumentPermit("course.study", async (permit) => {
  const { credits, periodMinutes } = await getOwnHours(permit);
  const rows = creditSheet(credits, periodMinutes);
  const content = await writeWorkbook([{ name: "学时记录", rows }]);
  const name = encodeURIComponent("学时记录.xlsx");
  return new Response(Buffer.from(content), {
    headers: {
      "content-type": writtenFormats.excel.type,
      "content-disposition": `attachment; filename="hours.xlsx"; filename*=UTF-8''${name}`,
      "cache-control": "private, no-store",
    },
  });
});
