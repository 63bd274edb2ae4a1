import { download } from "@/app/credential-responses";
import type { Hours } from "@/lib/learning/queries/hours";
import { creditSheet, cycleSheet, yearSheet } from "@/lib/learning/rules/credit-sheet";
import { writeWorkbook } from "@/lib/transfer/rules/exchange/excel-file";
import { writtenFormats } from "@/lib/transfer/rules/exchange/written-formats";

/** The ledger of one person as a workbook: its entries, its years, and its cycles where there are any. */
export async function hoursWorkbook(hours: Hours, name: string): Promise<Response> {
  const { credits, years, qualification, cycle, pastCycles, periodMinutes } = hours;
  const cycles = [...(cycle ? [cycle] : []), ...pastCycles];
  const content = await writeWorkbook([
    { name: "学时记录", rows: creditSheet(credits, periodMinutes) },
    { name: "各年", rows: yearSheet(years, periodMinutes) },
    ...(qualification
      ? [{ name: "登记周期", rows: cycleSheet(qualification, cycles, periodMinutes) }]
      : []),
  ]);
  return download(Buffer.from(content), {
    name: `${name}.xlsx`,
    plainName: "hours.xlsx",
    type: writtenFormats.excel.type,
  });
}
