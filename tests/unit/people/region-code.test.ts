import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REGION_CODE_PATTERN } from "@/lib/people/model/place";
import { codeAfterMove, isZone, nextZoneCode, outermost } from "@/lib/people/rules/region-code";

const none: ReadonlySet<string> = new Set();
const jianghan = { code: "420103", name: "江汉区" };

describe("the code of a functional zone", () => {
  it.each([
    { parent: { code: "4201", level: "prefecture" }, code: "4201Z1" },
    { parent: { code: "420106", level: "county" }, code: "420106Z01" },
    { parent: { code: "429004", level: "direct_county" }, code: "429004Z01" },
    { parent: { code: "4201Z1", level: "county" }, code: "4201Z1Z01" },
    { parent: { code: "42", level: "province" }, code: null },
    { parent: { code: "420106001", level: "township" }, code: null },
  ] as const)("beneath $parent.code is $code", ({ parent, code }) => {
    expect(nextZoneCode(parent, none)).toBe(code);
  });

  it("is never one of GB/T, lies beneath its parent, and is new", () => {
    const parent = fc.constantFrom(
      { code: "4201", level: "prefecture" as const },
      { code: "420106", level: "county" as const },
    );
    fc.assert(
      fc.property(parent, fc.nat(40), (outer, times) => {
        const taken = new Set<string>();
        for (let time = 0; time <= times; time += 1) {
          const code = nextZoneCode(outer, taken);
          if (code === null) {
            expect(taken.size).toBe(35);
            return;
          }
          expect(code).toMatch(REGION_CODE_PATTERN);
          expect(code.startsWith(outer.code)).toBe(true);
          expect(/^\d+$/.test(code)).toBe(false);
          expect(taken.has(code)).toBe(false);
          taken.add(code);
        }
      }),
    );
  });
});

describe("the code after a move", () => {
  it.each([
    { asked: "", taken: none, next: { code: "420103001" } },
    { asked: "420103017", taken: none, next: { code: "420103017" } },
    { asked: "", taken: new Set(["420103001"]), next: { problem: /420103001已经用过/ } },
    { asked: "420106017", taken: none, next: { problem: /以江汉区的代码420103开头/ } },
    { asked: "42010301", taken: none, next: { problem: /再加3位/ } },
    { asked: "420103Z01", taken: none, next: { problem: /数字/ } },
  ])("of 420106001 asked for as “$asked” is $next", ({ asked, taken, next }) => {
    const result = codeAfterMove("420106001", jianghan, { asked, taken });
    expect(result).toEqual(
      "code" in next ? next : { problem: expect.stringMatching(next.problem) },
    );
  });

  it("of a zone stays one", () => {
    const result = codeAfterMove("420106Z01", jianghan, { asked: "", taken: none });
    expect(result).toEqual({ code: "420103Z01" });
    expect(isZone("420103Z01")).toBe(true);
  });
});

it("the outermost of codes lie in no other", () => {
  expect(outermost(["4201", "420103", "4205", "4201"])).toEqual(["4201", "4205"]);
});
