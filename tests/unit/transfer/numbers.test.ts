import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allowanceOf, chineseValue, claimsIn, isAllowed } from "@/lib/transfer/rules/numbers";

const keys = (text: string) => claimsIn(text).map(({ kind, key }) => `${kind}:${key}`);

describe("the numbers of a text", () => {
  it.each([
    ["鄂民政发〔2021〕47号", ["document:发〔2021〕47号"]],
    ["2021年4月28日印发", ["date:2021-04-28"]],
    ["2017年6月提出", ["month:2017-06"]],
    ["8月1日发布", ["day:08-01"]],
    ["第二十六条", ["ordinal:26"]],
    ["第26条第3款", ["ordinal:26", "ordinal:3"]],
    ["第五部分第（三）条", ["ordinal:5", "ordinal:3"]],
    ["第二十一、二十二、一百二十四条", ["ordinal:21", "ordinal:22", "ordinal:124"]],
    ["占22.06%，另有百分之七十", ["percent:22.06", "percent:70"]],
    ["1.7万余个、24.9亿元", ["number:17000", "number:2490000000"]],
    ["3,000余户，１２个", ["number:3000", "number:12"]],
    ["1000—3000户", ["number:1000", "number:3000"]],
    ["2023年1月2.9万个", ["month:2023-01", "number:29000"]],
    ["2022年以来", ["number:2022"]],
    ["A4纸、B12", []],
    ["每天10:30开门", []],
    ["共18题、8课时", []],
    ["1. 先问需求", []],
    ["（2）再看资源", []],
    ["五个要素、两种说法", []],
  ])("%s", (text, expected) => {
    expect(keys(text)).toEqual(expected);
  });

  it.each([
    ["十", 10],
    ["二十", 20],
    ["四十二", 42],
    ["一百零七", 107],
    ["一百二十四", 124],
    ["一千零三十二", 1032],
    ["二〇二一", 1],
  ])("%s is read as %d", (text, value) => {
    expect(chineseValue(text)).toBe(value);
  });

  it("are the same in Arabic and Chinese digits", () => {
    const digits = "零一二三四五六七八九";
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 99 }), (n) => {
        const tens = Math.floor(n / 10);
        const words = `${tens > 1 ? digits[tens] : ""}十${n % 10 ? digits[n % 10] : ""}`;
        expect(keys(`第${words}条`)).toEqual(keys(`第${n}条`));
      }),
    );
  });
});

describe("what a fact allows", () => {
  const allowance = allowanceOf([
    "2022年7月27日成文，第3条：1.7万余个（22）",
    "武民政〔2022〕21号",
    "之（四）",
  ]);
  const allowed = (text: string) => claimsIn(text).every((claim) => isAllowed(claim, allowance));

  it.each([
    "2022年7月27日",
    "2022年7月",
    "7月27日",
    "2022年",
    "17000个",
    "第三条",
    "第22条",
    "21号文",
    "武民政〔2022〕21号",
    "第四条",
  ])("%s", (text) => {
    expect(allowed(text)).toBe(true);
  });

  it.each(["2022年7月28日", "2022年8月", "2021年", "1.8万", "3个", "武民政〔2021〕21号", "27%"])(
    "not %s",
    (text) => {
      expect(allowed(text)).toBe(false);
    },
  );
});
