import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeWorkbook } from "@/lib/transfer/rules/exchange/excel-file";
import { csvRows, readTable } from "@/lib/transfer/rules/exchange/table-file";

const rows = [
  ["代码", "名称"],
  ["420103001", "青禾街道"],
];
const utf8 = (text: string) => new TextEncoder().encode(text);
/** “代码,名称” and “420103001,青禾街道” in GBK. */
const gbk = Uint8Array.from([
  ...[0xb4, 0xfa, 0xc2, 0xeb, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0d, 0x0a],
  ...utf8("420103001,"),
  ...[0xc7, 0xe0, 0xba, 0xcc, 0xbd, 0xd6, 0xb5, 0xc0],
]);

describe("readTable", () => {
  it.each([
    ["UTF-8", utf8("代码,名称\n420103001,青禾街道")],
    ["UTF-8 with a mark, as Excel saves it", utf8("\ufeff代码,名称\r\n420103001,青禾街道")],
    ["GBK", gbk],
    ["tabs, as copied from a sheet", utf8("代码\t名称\n420103001\t青禾街道")],
    ["semicolons", utf8("代码;名称\n420103001;青禾街道")],
  ])("reads %s", async (_what, content) => {
    expect(await readTable(content)).toEqual(rows);
  });

  it("reads a workbook", async () => {
    const content = await writeWorkbook([{ name: "街道", rows }]);
    expect(await readTable(content)).toEqual(rows);
  });

  it.each([
    ["nothing", new Uint8Array(), /空的/],
    ["an old workbook", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1]), /旧版 Excel/],
    ["an archive of something else", utf8("PK\u0003\u0004不是表格"), /./],
    ["a quotation without an end", utf8('代码,"名称'), /引号没有配对/],
    ["more rows than a table has", utf8("a\n".repeat(20_001)), /最多20000行/],
  ])("refuses %s with a sentence", async (_what, content, sentence) => {
    await expect(readTable(content)).rejects.toThrow(sentence);
  });
});

describe("csvRows", () => {
  it("takes what separates, inside quotations, as it is", () => {
    expect(csvRows('a,"b,c\nd","e""f"')).toEqual([["a", "b,c\nd", 'e"f']]);
  });

  it("gives back whatever was quoted", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "禾", ",", '"', "\n", ";", " ") });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(table, (given) => {
        const text = given
          .map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(","))
          .join("\n");
        // The separator is told by the first line; a comma is always in it.
        expect(csvRows(text)).toEqual(given);
      }),
    );
  });
});
