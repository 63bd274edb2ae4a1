/** What is known of a person: numbers that prove themselves, names that sound, what is shown of what is not. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSearch, searchQuery } from "@/lib/people/model/person-search";
import { planBulk } from "@/lib/people/rules/bulk";
import { idNumberProblem, plainNumber } from "@/lib/people/rules/id-number";
import { masked, maskedName } from "@/lib/people/rules/mask";
import { soundOf } from "@/lib/people/rules/pinyin";
import { identityNumber } from "@/tests/support/numbers";

describe("an identity number", () => {
  it("is sound with the right check sign, and with no other", () => {
    fc.assert(
      fc.property(fc.nat(999), fc.integer({ min: 1, max: 10 }), (serial, off) => {
        const number = identityNumber(serial);
        expect(idNumberProblem(number)).toBeNull();
        const signs = "0123456789X";
        const last = signs[(signs.indexOf(number.slice(-1)) + off) % 11] ?? "";
        expect(idNumberProblem(number.slice(0, 17) + last)).not.toBeNull();
      }),
    );
  });

  it.each([
    ["42010619900230123X", "出生日期不存在"],
    ["4201061990010112", "应为18位，现在是16位"],
    ["420106900101123", "15位的旧号码"],
    ["4.20106E+17", "Excel"],
    ["420106199001011000", "Excel"],
    ["42010619900101A234", "只能是数字"],
  ])("%s is refused with its reason", (number, reason) => {
    expect(idNumberProblem(number)).toContain(reason);
  });

  it("forgives full-width digits, spaces, a small x and the apostrophe of Excel", () => {
    expect(plainNumber("'４２0106 1990-0101 002x")).toBe("42010619900101002X");
  });
});

describe("the sound of a name", () => {
  it.each([
    ["田小禾", "tianxiaohe", "txh"],
    ["单雨", "shanyu", "sy"],
    ["曾敏", "zengmin", "zm"],
    ["仇和", "qiuhe", "qh"],
    ["欧阳小禾", "ouyangxiaohe", "oyxh"],
    ["吕禾", "lvhe", "lh"],
    ["买买提·艾力", "maimaitiaili", "mmtal"],
  ])("%s → %s, %s", (name, pinyin, initials) => {
    expect(soundOf(name)).toEqual({ pinyin, initials });
  });

  it("is never empty, whatever somebody is called", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }), (name) => {
        const { pinyin, initials } = soundOf(name);
        expect(pinyin).toMatch(/^[a-z0-9]{1,160}$/);
        expect(initials).toMatch(/^[a-z0-9]{1,40}$/);
      }),
    );
  });
});

describe("a mask", () => {
  it.each([
    ["phone", "13800138000", "138****8000"],
    ["idNumber", "420106199001010024", "4201**********0024"],
    ["email", "tian@demo.local", "t***@demo.local"],
    ["qualificationNumber", "2023042010600123", "************0123"],
  ] as const)("of a %s shows enough to tell two apart", (field, text, shown) => {
    expect(masked(field, text)).toBe(shown);
  });

  it("hides at least four signs of any text", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), (text) => {
        expect(masked("idNumber", text)).toMatch(/\*{4}/);
      }),
    );
  });

  it.each([
    ["田小禾", "田*禾"],
    ["田禾", "田*"],
    ["欧阳小禾", "欧**禾"],
  ])("of the name %s is %s", (name, shown) => {
    expect(maskedName(name)).toBe(shown);
  });
});

describe("a search in the address", () => {
  it("comes back as it went out", () => {
    const search = readSearch("q=txh&region=4201&state=waiting&sort=newest&since=2026-01-01");
    expect(search).toMatchObject({ q: "txh", region: "4201", state: "waiting", sort: "newest" });
    expect(readSearch(searchQuery(search))).toEqual(search);
  });

  it("forgets what it does not understand", () => {
    expect(searchQuery(readSearch("region=%27--&state=king&since=yesterday&after=x"))).toBe("");
  });
});

it("changes of many those who may be changed, and counts the others by reason", () => {
  const someone = { holdsMore: false, disabled: false, organisationId: null, position: null };
  const wish = { action: "disable", ownId: "me", organisationId: null, position: null } as const;
  const plan = planBulk(
    [
      { ...someone, id: "me" },
      { ...someone, id: "a" },
      { ...someone, id: "b", holdsMore: true },
      { ...someone, id: "c", disabled: true },
      { ...someone, id: "d", disabled: true },
    ],
    wish,
  );
  expect(plan.ids).toEqual(["a"]);
  expect(plan.unchanged.map(({ count }) => count)).toEqual([1, 1, 2]);
});
