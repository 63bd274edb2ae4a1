import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Register } from "@/lib/people/model/account";
import { accountNameOf, passwordProblem, safeReturnPath } from "@/lib/people/rules/account";

describe("accountNameOf", () => {
  it.each([
    { typed: "13800000001", column: "phone", value: "13800000001" },
    { typed: " 138 0000-0001 ", column: "phone", value: "13800000001" },
    { typed: "+86 138 0000 0001", column: "phone", value: "13800000001" },
    { typed: "１３８００００００01", column: "phone", value: "13800000001" },
    { typed: "Learner@Demo.local", column: "email", value: "learner@demo.local" },
    { typed: "Tian.XiaoHe", column: "userName", value: "tian.xiaohe" },
    { typed: "12345", column: "userName", value: "12345" },
  ])("reads $typed as $column", ({ typed, column, value }) => {
    expect(accountNameOf(typed)).toEqual({ column, value });
  });
});

describe("passwordProblem", () => {
  const person = { phone: "13800000001", name: "田小禾" };
  it.each([
    ["aaaaaaaaaa", "单一"],
    ["x13800000001", "手机号"],
    ["田小禾2026ab", "姓名"],
    ["woaini1314aa", "太常见"],
    ["8602571936", "数字"],
  ])("refuses %s", (password, because) => {
    expect(passwordProblem(password, person)).toContain(because);
  });

  it.each(["wushe-demo-2026", "江边的梧桐树下 27", "correct horse battery"])(
    "accepts %s",
    (password) => {
      expect(passwordProblem(password, person)).toBeNull();
    },
  );
});

describe("safeReturnPath", () => {
  it.each([
    undefined,
    "",
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "/\t/evil.example",
    "learn",
  ])("leads %s home", (next) => {
    expect(safeReturnPath(next)).toBe("/learn");
  });

  it("keeps a path of this site", () => {
    expect(safeReturnPath("/learn/policy/quiz?x=1")).toBe("/learn/policy/quiz?x=1");
  });

  it("never leaves the site, whatever it is given", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((s) => `/${s}`),
        ),
        (next) => {
          const origin = "https://wushe.example";
          expect(new URL(safeReturnPath(next), origin).origin).toBe(origin);
        },
      ),
    );
  });
});

describe("Register", () => {
  const valid = {
    name: "田小禾",
    phone: "138 0000 0001",
    password: "江边的梧桐树下 27",
    regionCode: "420106",
    organisationId: "",
  };

  it("normalises what people type", () => {
    expect(Register.parse(valid)).toMatchObject({ phone: "13800000001", organisationId: null });
  });

  it.each([
    ["name", "<b>x</b>"],
    ["name", "田"],
    ["phone", "12345"],
    ["password", "short"],
    ["regionCode", "42"],
    ["organisationId", "not-an-id"],
  ])("refuses %s = %s", (field, value) => {
    const result = Register.safeParse({ ...valid, [field]: value });
    expect(result.error?.issues.map((issue) => issue.path[0])).toEqual([field]);
  });
});
