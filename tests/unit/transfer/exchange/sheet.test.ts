import fc from "fast-check";
import { expect, it } from "vitest";
import { readWorkbook, writeWorkbook } from "@/lib/transfer/rules/exchange/excel-file";
import { readSheetRows } from "@/lib/transfer/rules/exchange/sheet-read";
import { writeSheetRows } from "@/lib/transfer/rules/exchange/sheet-write";
import { exchangeQuestion } from "@/tests/support/exchange-arbitrary";

it("what goes out as rows comes back unchanged", () => {
  fc.assert(
    fc.property(fc.array(exchangeQuestion(), { minLength: 1, maxLength: 4 }), (questions) => {
      const back = readSheetRows(writeSheetRows(questions));
      expect(back.problems).toEqual([]);
      expect(back.questions).toEqual(questions);
    }),
    { numRuns: 400 },
  );
});

it("what goes out as a workbook comes back unchanged", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(exchangeQuestion(), { minLength: 1, maxLength: 6 }),
      async (questions) => {
        const content = await writeWorkbook([{ name: "题目", rows: writeSheetRows(questions) }]);
        const { rows } = await readWorkbook(content);
        expect(readSheetRows(rows).questions).toEqual(questions);
      },
    ),
    { numRuns: 40 },
  );
});
