/** The rows of a file as they were, with what became of each. No I/O. */
import { type ImportOutcome, rowResultNames } from "@/lib/people/model/person";
import { writeWorkbook } from "@/lib/transfer/rules/exchange/excel-file";
import type { PeopleTable } from "@/lib/transfer/rules/people/read-table";

/** Headings and rows in their order, 结果 and 原因 after them. */
export async function writeResultFile(
  table: PeopleTable,
  outcomes: readonly ImportOutcome[],
): Promise<Uint8Array> {
  const byRow = new Map(outcomes.map((outcome) => [outcome.row, outcome]));
  const width = table.headings.length;
  const rows = table.rows.map(({ row, cells }) => {
    const outcome = byRow.get(row);
    return [
      ...Array.from({ length: width }, (_, at) => cells[at] ?? ""),
      outcome ? rowResultNames[outcome.result] : "",
      outcome?.reason ?? "",
    ];
  });
  return await writeWorkbook([
    { name: "导入结果", rows: [[...table.headings, "结果", "原因"], ...rows] },
  ]);
}
