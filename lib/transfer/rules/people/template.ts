/** The workbook that people fill in: text columns, a list to choose from, a sheet that explains. No I/O. */
import writeExcelFile from "write-excel-file/node";
import { qualificationNames } from "@/lib/people/model/person";
import {
  type ImportColumn,
  importColumnNames,
  importColumns,
} from "@/lib/transfer/model/people-import";
import { readArchive, writeArchive } from "@/lib/transfer/rules/exchange/archive";

/** Rows prepared as text, so that Excel does not turn a number of 18 digits into another. */
const ROWS_PREPARED = 500;
const SHEET = "xl/worksheets/sheet1.xml";

const explained: Record<ImportColumn, [needed: string, how: string]> = {
  name: ["必填", "真实姓名，2至20个字"],
  phone: ["必填", "11位手机号，以后用它登录；每人一个，不能重复"],
  idNumber: ["选填", "18位，最后一位可以是X；本列已设为文本，请不要改成数字"],
  organisation: [
    "单位和行政区划至少填一项",
    "单位全称，要和平台上的一致；导入时可以选择新建没有的单位",
  ],
  region: ["单位和行政区划至少填一项", "县（市、区）或乡镇街道的名称或代码，如“武昌区”“420106”"],
  position: ["选填", "如“社工站站长”“一线社工”，最多30个字"],
  qualification: ["选填", `${Object.values(qualificationNames).join("、")}，从下拉列表里选`],
  qualificationNumber: ["选填", "职业资格证书上的号码"],
  remark: ["选填", "最多200个字"],
};

const widths: Partial<Record<ImportColumn, number>> = {
  phone: 16,
  idNumber: 24,
  organisation: 30,
  region: 16,
  qualification: 22,
  qualificationNumber: 24,
  remark: 30,
};

/** Headings and empty rows; 说明 beside it. */
export async function writePeopleTemplate(): Promise<Uint8Array> {
  const head = { fontWeight: "bold" as const, backgroundColor: "#E3F1EF" };
  const file = writeExcelFile([
    {
      sheet: "人员",
      stickyRowsCount: 1,
      columns: importColumns.map((column) => ({ width: widths[column] ?? 12 })),
      data: [
        importColumns.map((column) => ({
          value: importColumnNames[column],
          type: String,
          ...head,
        })),
        ...Array.from({ length: ROWS_PREPARED }, () =>
          importColumns.map(() => ({ value: "", type: String, format: "@" })),
        ),
      ],
    },
    {
      sheet: "说明",
      columns: [{ width: 16 }, { width: 26 }, { width: 70 }],
      data: [
        ["列", "要不要填", "怎么填"].map((value) => ({ value, type: String, ...head })),
        ...importColumns.map((column) =>
          [importColumnNames[column], ...explained[column]].map((value) => ({
            value,
            type: String,
            wrap: true,
          })),
        ),
      ],
    },
  ]);
  return withChoices(new Uint8Array(await file.toBuffer()));
}

/** The library writes no lists to choose from; the sheet has a place for them after its rows. */
function withChoices(workbook: Uint8Array): Uint8Array {
  const files = Object.fromEntries(readArchive(workbook));
  const column = String.fromCharCode(65 + importColumns.indexOf("qualification"));
  const list = Object.values(qualificationNames).join(",");
  const rule =
    `<dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1" ` +
    `errorTitle="职业资格等级" error="请从列表里选" sqref="${column}2:${column}${ROWS_PREPARED + 1}">` +
    `<formula1>"${list}"</formula1></dataValidation></dataValidations>`;
  const sheet = new TextDecoder().decode(files[SHEET]);
  files[SHEET] = new TextEncoder().encode(sheet.replace("</sheetData>", `</sheetData>${rule}`));
  return writeArchive(files);
}
