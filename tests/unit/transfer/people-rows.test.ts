/** A file of people: which table it is, what its columns hold, what its rows say, what they would do. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { readArchive, writeArchive } from "@/lib/transfer/rules/exchange/archive";
import { csvRows } from "@/lib/transfer/rules/exchange/table-file";
import { guessMapping } from "@/lib/transfer/rules/people/columns";
import { findRegion, regionIndex } from "@/lib/transfer/rules/people/find-places";
import { parseRow } from "@/lib/transfer/rules/people/parse-row";
import { mapRows, readPeopleTable } from "@/lib/transfer/rules/people/read-table";
import { writeResultFile } from "@/lib/transfer/rules/people/result-file";
import { writePeopleTemplate } from "@/lib/transfer/rules/people/template";
import { identityNumber, phoneNumber } from "@/tests/support/numbers";

type Cell = string | number | null;

async function workbook(sheets: { name: string; rows: Cell[][] }[]): Promise<Uint8Array> {
  const file = writeExcelFile(
    sheets.map(({ name, rows }) => ({
      sheet: name,
      data: rows.map((row) =>
        row.map((value) =>
          value === null
            ? null
            : typeof value === "number"
              ? { value, type: Number }
              : { value, type: String },
        ),
      ),
    })),
  );
  return new Uint8Array(await file.toBuffer());
}

/** The same workbook with one of its parts written anew. */
function changed(file: Uint8Array, path: string, change: (xml: string) => string): Uint8Array {
  const files = Object.fromEntries(readArchive(file));
  const xml = new TextDecoder().decode(files[path] ?? new Uint8Array());
  return writeArchive({ ...files, [path]: new TextEncoder().encode(change(xml)) });
}

const head = ["姓名", "手机号", "单位"];
const person = ["田小禾", phoneNumber(1), "青禾社区社工站（虚构）"];

describe("a table", () => {
  it("may have a title above its headings, empty rows and numbers instead of texts", async () => {
    const file = await workbook([
      {
        name: "表",
        rows: [["江汉区社工名单"], head, ["田小禾", 19_200_000_001, "站"], [], person],
      },
    ]);
    const table = await readPeopleTable(file);
    expect(table.rows.map(({ row }) => row)).toEqual([3, 5]);
    expect(mapRows(table, table.guess)[0]?.cells).toEqual({
      name: "田小禾",
      phone: "19200000001",
      organisation: "站",
    });
  });

  it("is the one with headings that can be seen", async () => {
    const sheets = [
      { name: "藏", rows: [head, person] },
      { name: "封面", rows: [["名单"]] },
      { name: "人", rows: [head, person, person] },
    ];
    const file = changed(await workbook(sheets), "xl/workbook.xml", (xml) =>
      xml.replace(/<sheet /, '<sheet state="hidden" '),
    );
    const table = await readPeopleTable(file);
    expect(table.rows).toHaveLength(2);
    expect(table.notes).toEqual(["文件里有2张表，读的是“人”"]);
  });

  it("has in each of its merged cells what was typed into the first", async () => {
    const rows = [head, person, ["田小二", phoneNumber(2), null], ["田小三", phoneNumber(3), null]];
    const file = changed(
      await workbook([{ name: "人", rows }]),
      "xl/worksheets/sheet1.xml",
      (xml) =>
        xml.replace(
          "</sheetData>",
          '</sheetData><mergeCells count="1"><mergeCell ref="C2:C4"/></mergeCells>',
        ),
    );
    const table = await readPeopleTable(file);
    expect(table.rows.map(({ cells }) => cells[2])).toEqual(Array(3).fill(person[2]));
    expect(table.notes).toEqual(["有合并的单元格，已把内容补到每一行"]);
  });

  it("comes as CSV too, in GBK as Excel saves it here", async () => {
    const gbk = Buffer.concat([
      // 姓名,手机号 CR LF 田小禾,… in GBK.
      Buffer.from("d0d5c3fb2ccad6bbfabac50d0a", "hex"),
      Buffer.from("ccefd0a1baccz".replace("z", ""), "hex"),
      Buffer.from(`,${phoneNumber(1)}\r\n`),
    ]);
    const table = await readPeopleTable(gbk);
    expect(mapRows(table, table.guess)).toEqual([
      { row: 2, cells: { name: "田小禾", phone: phoneNumber(1) } },
    ]);
  });

  it("is not a file of another kind, and says which to use", async () => {
    const refused = async (file: Uint8Array) =>
      await readPeopleTable(file).then(
        () => "taken",
        (error: Error) => error.message,
      );
    expect(await refused(Buffer.from("d0cf11e0a1b11ae1", "hex"))).toContain("旧版 .xls");
    expect(await refused(Buffer.from("%PDF-1.7"))).toContain("不是表格文件");
    expect(await refused(Buffer.from("题干,答案\n1,2"))).toContain("没有找到表头");
    expect(await refused(await workbook([{ name: "人", rows: [head] }]))).toContain("没有人员");
    const files = Object.fromEntries(
      readArchive(await workbook([{ name: "人", rows: [head, person] }])),
    );
    const macro = writeArchive({ ...files, "xl/vbaProject.bin": new Uint8Array(8) });
    expect(await refused(macro)).toContain("带宏");
    const far = changed(
      await workbook([{ name: "人", rows: [head, person] }]),
      "xl/worksheets/sheet1.xml",
      (xml) => xml.replace('r="A2"', 'r="A999999"'),
    );
    expect(await refused(far)).toContain("表格太大");
  });

  it("can be the template, which prepares its columns as text and explains itself", async () => {
    const template = await writePeopleTemplate();
    await expect(readPeopleTable(template)).rejects.toThrow("没有人员");
    const sheet = new TextDecoder().decode(readArchive(template).get("xl/worksheets/sheet1.xml"));
    expect(sheet).toContain('<dataValidation type="list"');
    expect(sheet).toContain("高级社会工作师");
  });

  it("comes back with what became of each row", async () => {
    const table = await readPeopleTable(await workbook([{ name: "人", rows: [head, person] }]));
    const file = await writeResultFile(table, [
      { row: 2, result: "faulty", reason: "没有写手机号" },
    ]);
    const again = await readPeopleTable(file);
    expect(again.headings).toEqual([...head, "结果", "原因"]);
    expect(again.rows[0]?.cells).toEqual([...person, "有问题", "没有写手机号"]);
  });
});

it("reads back any cells that were written as CSV", () => {
  const cell = fc.stringMatching(/^[^\r]{0,20}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
      const quoted = rows.map((row) =>
        row.map((text) => `"${text.replaceAll('"', '""')}"`).join(","),
      );
      expect(csvRows(`a,b\n${quoted.join("\n")}`).slice(1)).toEqual(rows);
    }),
  );
});

describe("columns", () => {
  it("are guessed from the words that tables use, each once", () => {
    const headings = [
      "序号",
      "* 社工姓名（必填）",
      "联系电话",
      "身份证号码",
      "工作单位",
      "所在区县",
      "证书编号",
    ];
    expect(guessMapping(headings)).toEqual({
      name: 1,
      phone: 2,
      idNumber: 3,
      organisation: 4,
      region: 5,
      qualificationNumber: 6,
    });
  });
});

describe("a row", () => {
  const good = { name: "田小禾", phone: phoneNumber(1), idNumber: identityNumber(2) };
  const faultOf = (cells: object) => parseRow({ row: 2, cells: { ...good, ...cells } }).fault;

  it.each([
    [{ phone: "+86 192-0000-0001" }, "phone", phoneNumber(1)],
    [{ phone: "１９２０００００００１" }, "phone", phoneNumber(1)],
    [{ name: "田 小 禾" }, "name", "田小禾"],
    [{ name: "买买提•艾力" }, "name", "买买提·艾力"],
    [{ qualification: "中级社工师" }, "qualification", "intermediate"],
    [{ qualification: "社会工作师（中级）" }, "qualification", "intermediate"],
    [{ qualification: "助理社会工作师" }, "qualification", "assistant"],
    [{ qualification: "无" }, "qualification", "none"],
  ])("forgives %o", (cells, field, value) => {
    const { said, fault } = parseRow({ row: 2, cells: { ...good, ...cells } });
    expect(fault).toBeNull();
    expect(said).toMatchObject({ [field]: value });
  });

  it.each([
    [{ name: "" }, "没有写姓名"],
    [{ phone: "" }, "没有写手机号"],
    [{ phone: "1.92E+10" }, "科学计数"],
    [{ phone: "02787654321" }, "11位"],
    [{ idNumber: "4.20106199001010e+17" }, "Excel"],
    [{ qualification: "特级" }, "不认识职业资格等级“特级”"],
    [{ remark: "备".repeat(201) }, "备注最多200个字"],
  ])("refuses %o and says why", (cells, reason) => {
    expect(faultOf(cells)).toContain(reason);
  });

  it("tells all of its faults at once", () => {
    expect(faultOf({ phone: "1", name: "", idNumber: "1" })?.split("；")).toHaveLength(3);
  });
});

describe("a region", () => {
  const regions = [
    { code: "42", name: "湖北省", level: "province", parentCode: null },
    { code: "4201", name: "武汉市", level: "prefecture", parentCode: "42" },
    { code: "420106", name: "武昌区", level: "county", parentCode: "4201" },
    { code: "420106001", name: "青禾街道", level: "township", parentCode: "420106" },
    { code: "420103", name: "江汉区", level: "county", parentCode: "4201" },
    { code: "420103001", name: "青禾街道", level: "township", parentCode: "420103" },
  ] as const;
  const found = (said: string, reach = "42") =>
    findRegion(said, regionIndex(regions), {
      regions,
      organisations: new Map(),
      reach: { regions: [reach], organisationIds: [], organisationRegions: [] },
    });

  it.each(["武昌区", "武汉市武昌区", "湖北省武汉市武昌区", "420106", "420106000000", "420106000"])(
    "is meant by %s",
    (said) => {
      expect(found(said)).toMatchObject({ found: { code: "420106" } });
    },
  );

  it("that there are two of is asked about, unless one alone is within reach", () => {
    expect(found("青禾街道")).toEqual({ fault: "有2个“青禾街道”，请连上级一起写，或写区划代码" });
    expect(found("江汉区青禾街道")).toMatchObject({ found: { code: "420103001" } });
    expect(found("青禾街道", "420106")).toMatchObject({ found: { code: "420106001" } });
  });

  it("out of reach, too large or unknown is said to be", () => {
    expect(found("江汉区", "420106").fault).toContain("不在您的管理范围内");
    expect(found("武汉市").fault).toContain("没有“武汉市”");
    expect(found("火星区").fault).toContain("没有“火星区”");
  });
});
