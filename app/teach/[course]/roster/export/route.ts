import { download } from "@/app/credential-responses";
import { withDocumentPermit } from "@/lib/platform/route";
import { RosterFilter } from "@/lib/reports/model/roster";
import { listRosterForExport, ROSTER_EXPORTED_MAX } from "@/lib/reports/queries/roster";
import { rosterSheet } from "@/lib/reports/rules/roster";
import { writeWorkbook } from "@/lib/transfer/rules/exchange/excel-file";
import { writtenFormats } from "@/lib/transfer/rules/exchange/written-formats";

type Context = { params: Promise<{ course: string }> };

/** The roster of the list's filter as a workbook. */
export const GET = withDocumentPermit(
  "roster.read",
  async (permit, request, { params }: Context) => {
    const { course } = await params;
    const filter = RosterFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
    const roster = await listRosterForExport(permit, course, filter);
    const rows = rosterSheet(roster);
    if (roster.length === ROSTER_EXPORTED_MAX) {
      rows.push([`只列出最近加入的${ROSTER_EXPORTED_MAX}人，更早的请按姓名分几次导出`]);
    }
    const content = await writeWorkbook([{ name: "学员", rows }]);
    return download(Buffer.from(content), {
      name: `${course}-学员.xlsx`,
      plainName: "roster.xlsx",
      type: writtenFormats.excel.type,
    });
  },
);
