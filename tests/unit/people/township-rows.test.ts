import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Region } from "@/lib/people/model/place";
import { judgeRows, type KnownRegions, townshipRows } from "@/lib/people/rules/township-rows";

const region = (code: string, name: string, level: Region["level"], successorCode?: string) =>
  [
    code,
    {
      code,
      name,
      level,
      parentCode: code.slice(0, -2) || null,
      successorCode: successorCode ?? null,
    },
  ] as const;

const known: KnownRegions = {
  regions: new Map([
    region("42", "湖北省", "province"),
    region("4201", "武汉市", "prefecture"),
    region("420103", "江汉区", "county"),
    region("420106", "武昌区", "county"),
    region("420199", "旧县", "county", "420103"),
    region("420103001", "青禾街道", "township"),
    region("420103002", "旧街道", "township", "420103001"),
  ]),
  reach: ["420103", "420199"],
};
const judge = (code: string, name: string) => judgeRows([{ line: 2, code, name }], known)[0];

describe("a row", () => {
  it.each([
    ["420103005", "晴川街道", "new", null],
    ["420103005000", "晴川街道", "new", null],
    ["420103001", "青禾街道", "same", null],
    ["420103001000", "新禾街道", "renamed", "青禾街道"],
    ["420103000000", "江汉区", "skipped", /不改动/],
    ["420103", "江汉区", "skipped", /不改动/],
    ["420000000000", "湖北省", "skipped", /不改动/],
    ["420155", "新区", "faulty", /只导入乡镇/],
    ["", "晴川街道", "faulty", /缺代码/],
    ["420103006", "", "faulty", /缺名称/],
    ["4.20103E+11", "晴川街道", "faulty", /科学记数/],
    ["42010300A", "晴川街道", "faulty", /只能是数字/],
    ["42010300", "晴川街道", "faulty", /这里是8位/],
    ["420103005001", "晴川社区", "faulty", /村（社区）/],
    ["420106001", "武昌街道", "faulty", /不在您的管理范围内/],
    ["420777001", "无处街道", "faulty", /不在您的管理范围内/],
    ["420199001", "旧地街道", "faulty", /不在您的管理范围内/],
    ["420103002", "旧街道", "faulty", /已经撤销，并入了420103001/],
    ["420103009", "青禾街道", "faulty", /还有一个“青禾街道”，代码是420103001/],
    ["420103009", "青禾 街道", "faulty", /不带空格/],
  ] as const)("%s %s is %s", (code, name, state, reason) => {
    const row = judge(code, name);
    expect(row?.state).toBe(state);
    if (reason instanceof RegExp) expect(row?.reason).toMatch(reason);
    else expect(row?.reason).toBe(reason);
  });

  it("does not tell a county out of reach from one that isn't there", () => {
    const [there, nowhere] = ["420106001", "420777001"].map(
      (code) => judge(code, "某街道")?.reason,
    );
    expect(there?.replace("420106", "")).toBe(nowhere?.replace("420777", ""));
  });

  it("comes once: the second of a code says where the first is", () => {
    const rows = judgeRows(
      [
        { line: 2, code: "420103005", name: "晴川街道" },
        { line: 3, code: "420103005000", name: "晴川街道" },
      ],
      known,
    );
    expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
      ["new", null],
      ["faulty", "代码和第2行相同，请只留一行"],
    ]);
  });

  it("may take the name of one that gets another in the same file", () => {
    const rows = judgeRows(
      [
        { line: 2, code: "420103001", name: "新禾街道" },
        { line: 3, code: "420103005", name: "青禾街道" },
      ],
      known,
    );
    expect(rows.map(({ state }) => state)).toEqual(["renamed", "new"]);
  });
});

it("of any rows at all, those that are taken lie within reach and have nine digits", () => {
  const cell = fc.oneof(fc.string(), fc.stringMatching(/^4201(03|06|99)\d{3}(000)?$/));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 20 }), (pairs) => {
      const rows = pairs.map(([code, name], index) => ({ line: index + 2, code, name }));
      const taken = judgeRows(rows, known).filter(({ state }) => /new|renamed/.test(state));
      for (const { code } of taken) expect(code).toMatch(/^420103\d{3}$/);
      expect(new Set(taken.map(({ code }) => code)).size).toBe(taken.length);
    }),
  );
});

describe("townshipRows", () => {
  it("finds the headings beneath a title, reads full-width digits, and leaves empty rows out", () => {
    const table = [
      ["湖北省乡镇街道代码"],
      ["序号", "代码*", "名称"],
      ["1", "４２０１０３００５", " 晴川街道 "],
      ["", "", ""],
      ["2", "'420103006", "琴台街道"],
    ];
    expect(townshipRows(table)).toEqual([
      { line: 3, code: "420103005", name: "晴川街道" },
      { line: 5, code: "420103006", name: "琴台街道" },
    ]);
  });

  it("has none without headings", () => {
    expect(townshipRows([["420103005", "晴川街道"]])).toBeNull();
    expect(townshipRows([])).toBeNull();
  });
});
