/** What holds for the anonymisation check whatever the text is. */
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { isIdentityNumber } from "@/lib/people/rules/id-number";
import { applySuggestions } from "@/lib/submissions/rules/anonymity/apply-suggestions";
import { passesLuhn } from "@/lib/submissions/rules/anonymity/check-digits";
import { findIdentifiers } from "@/lib/submissions/rules/anonymity/find-identifiers";

// Many random texts, on machines that do other things besides.
vi.setConfig({ testTimeout: 60_000 });

const sign = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code));
const chinese = fc
  .array(fc.oneof({ weight: 6, arbitrary: sign }, fc.constantFrom(..."，。；、！？“”\n")))
  .map((signs) => signs.join(""));
const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count });
const fullWidth = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
/** As people write numbers: in one piece, in groups, in full-width digits. */
const written = (number: string, cuts: readonly number[]) =>
  fc.constantFrom("", " ", "-", "－", "　").chain((between) => {
    const parts = [0, ...cuts].map((from, at) => number.slice(from, cuts[at] ?? number.length));
    return fc.constantFrom(parts.join(between), fullWidth(parts.join(between)));
  });

const identity = fc
  .record({
    place: fc.constantFrom("420106", "420502", "422801", "110101", "510104", "650102"),
    day: fc.date({ min: new Date("1925-01-01"), max: new Date("2020-12-31"), noInvalidDate: true }),
    order: digits(3),
  })
  .map(({ place, day, order }) => {
    const first = `${place}${day.toISOString().slice(0, 10).replaceAll("-", "")}${order.join("")}`;
    return [..."0123456789X"].map((check) => first + check).find(isIdentityNumber) ?? "";
  });
const phone = fc
  .record({ second: fc.integer({ min: 3, max: 9 }), rest: digits(9) })
  .map(({ second, rest }) => `1${second}${rest.join("")}`);
const card = fc
  .record({
    first: fc.constantFrom("62", "622848", "621700", "4367", "5239", "95588"),
    length: fc.integer({ min: 16, max: 19 }),
    rest: digits(16),
  })
  .map(({ first, length, rest }) => {
    const number = (first + rest.join("")).slice(0, length - 1);
    return [..."0123456789"].map((check) => number + check).find(passesLuhn) ?? "";
  })
  // A card whose number is also an identity number with the right check sign is found as the latter.
  .filter((number) => number !== "" && !isIdentityNumber(number));

describe("a valid number anywhere in a Chinese text is found whole", () => {
  it.each([
    ["id-number", identity, [6, 14]],
    ["phone", phone, [3, 7]],
    ["bank-card", card, [4, 8, 12, 16]],
  ] as const)("%s", (kind, numbers, cuts) => {
    const shown = numbers.chain((number) =>
      written(
        number,
        cuts.filter((cut) => cut < number.length),
      ),
    );
    fc.assert(
      fc.property(chinese, shown, chinese, (before, number, behind) => {
        const text = `${before}${number}${behind}`;
        expect(findIdentifiers(text)).toContainEqual(
          expect.objectContaining({ kind, start: before.length, text: number }),
        );
      }),
      { numRuns: 300 },
    );
  });
});

/** Pieces that cues and numbers are made of, so that random texts hit the rules. */
const pieces = fc.constantFrom(
  ..."王建国 李秀英 刘洋 欧阳小禾 书记 奶奶 服务对象 姓名： （化名） ， 。 、 和 说 ，男，".split(
    " ",
  ),
  ..."13900001234 027-80001234 420106194803050002 6222020000005675 202411281234 +86 12".split(" "),
  ..."家住 武昌区 民主路12号 3栋2单元501室 向阳小区 7栋 柳河村 3组12号 社工站地址： 某小区".split(
    " ",
  ),
  ..."武昌柳林小学 四年级 9岁 孤独症 江城医院 肿瘤科3床 72岁 编号 QQ： 微信号： 出生日期：".split(
    " ",
  ),
  ..."1952年3月5日 鄂A·Z0001 a@b.cn 热线 家里电话 80001234 《条例》 - （ ） \n".split(" "),
);
const mixed = fc
  .array(fc.oneof({ weight: 4, arbitrary: pieces }, chinese), { maxLength: 14 })
  .map((parts) => parts.join(""));

/** Any signs at all, halves of pairs among them. */
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }))
  .map((codes) => String.fromCharCode(...codes));

describe("whatever the text is", () => {
  it("findings stand in order, do not overlap, and are what stands in the text", () => {
    fc.assert(
      fc.property(fc.oneof(mixed, units), (text) => {
        let at = 0;
        for (const { start, end, text: part } of findIdentifiers(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end)).toBe(part);
          at = end;
        }
      }),
      { numRuns: 300 },
    );
  });

  it("nothing is found once every suggestion is taken", () => {
    fc.assert(
      fc.property(mixed, (text) => {
        const clean = applySuggestions(text, findIdentifiers(text));
        expect(findIdentifiers(clean)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it("the same text gives the same findings", () => {
    fc.assert(
      fc.property(mixed, (text) => {
        expect(findIdentifiers(text)).toEqual(findIdentifiers(text));
      }),
    );
  });
});

/** A rule that is quadratic in any of these does not come back before the runner gives up. */
describe("hostile texts of 200,000 signs come to an end", () => {
  it.each([
    "1",
    "1 ",
    "1-",
    "a",
    "a.",
    "a@",
    "王",
    "王建国、",
    "姓名：王建国（化名）",
    "某路1号",
    "民主路",
    "1栋",
    "一",
    "小学9岁癌",
    "柳林小学9岁癌，",
    "武昌柳林小学",
    "出生日期：",
    "9岁",
    "((((",
    "服务对象",
    "QQ：1",
    "鄂A",
    "村3组",
    "0-",
    " ",
  ])("%j over and over", (piece) => {
    const text = piece.repeat(Math.ceil(200_000 / piece.length)).slice(0, 200_000);
    expect(findIdentifiers(text).length).toBeLessThanOrEqual(text.length);
  });
});
