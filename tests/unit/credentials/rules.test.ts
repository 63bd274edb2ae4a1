/** Numbers and codes, what strangers see, filled-in texts, and lines as Chinese is set. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ringPaths as drawnRings } from "@/components/ui/rings-geometry";
import { defaultTemplate, Layout, unknownPlaceholders } from "@/lib/credentials/model";
import { fileName } from "@/lib/credentials/rules/archive";
import { breakLines } from "@/lib/credentials/rules/lines";
import {
  CODE_LENGTH,
  certificateNumber,
  codeFrom,
  groupedCode,
  readReference,
} from "@/lib/credentials/rules/numbering";
import { ringPaths } from "@/lib/credentials/rules/ring-paths";
import { maskName, shownCertificate } from "@/lib/credentials/rules/shown";
import { fillIn } from "@/lib/credentials/rules/wording";
import { inventedWords } from "@/tests/support/certificate-words";

const bytes = fc.uint8Array({ minLength: CODE_LENGTH, maxLength: CODE_LENGTH });

describe("numbers and codes", () => {
  it("run on, and get longer rather than begin again", () => {
    expect(certificateNumber("WSXT", 2026, 1)).toBe("WSXT-2026-000001");
    expect(certificateNumber("WSXT", 2026, 1_000_000)).toBe("WSXT-2026-1000000");
  });

  it("are read however they are typed", () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = codeFrom(random);
        expect(code).toMatch(/^[2-9A-HJ-NP-Z]{24}$/);
        for (const typed of [code, code.toLowerCase(), ` ${groupedCode(code)} `]) {
          expect(readReference(typed)).toEqual({ kind: "code", code });
        }
      }),
    );
    const number = { kind: "number", number: "WSXT-2026-000001" };
    for (const typed of [
      "WSXT-2026-000001",
      "wsxt 2026 000001",
      "ＷＳＸＴ－２０２６－０００００１",
    ]) {
      expect(readReference(typed)).toEqual(number);
    }
  });

  it("are not found in anything else", () => {
    for (const typed of ["", "田小禾", "WSXT-2026-1", "0".repeat(24), "23456789"]) {
      expect(readReference(typed)).toBeNull();
    }
    fc.assert(fc.property(fc.string(), (typed) => void readReference(typed)));
    expect(() => codeFrom(new Uint8Array(8))).toThrow(RangeError);
  });
});

describe("what strangers see", () => {
  it.each([
    ["田小禾", "田**"],
    ["欧阳小禾", "欧***"],
    ["䶮", "䶮*"],
    ["𬭚小", "𬭚*"],
  ])("covers %s as %s", (name, masked) => expect(maskName(name)).toBe(masked));

  it("never holds more than was agreed to", () => {
    const name = fc.stringMatching(/^[\u4e00-\u9fff]{2,8}$/);
    const consent = fc.record({
      name: fc.constantFrom("full" as const, "masked" as const, "hidden" as const),
      organisation: fc.boolean(),
    });
    fc.assert(
      fc.property(name, fc.option(consent), (holderName, agreed) => {
        const stored = {
          ...inventedWords,
          ...{ holderName, organisation: "青禾社工站", courseTitle: "课", revokedAt: null },
          revokedReason: null,
        };
        const shown = JSON.stringify(shownCertificate(stored, agreed));
        expect(shown.includes(holderName)).toBe(agreed?.name === "full");
        expect(shown.includes("青禾社工站")).toBe(agreed?.organisation === true);
      }),
    );
  });
});

describe("texts", () => {
  it("are filled in once: braces in a name stand for nothing", () => {
    const words = { ...inventedWords, holderName: "{课程}", minutes: 200 };
    expect(fillIn("{姓名}，{时间}，合{学时}学时，{完成日期}，{别的}", words)).toBe(
      "{课程}，3小时20分钟，合4.4学时，2026年11月20日，{别的}",
    );
    expect(unknownPlaceholders("{姓名}{身份证号}{}")).toEqual(["身份证号", ""]);
    expect(unknownPlaceholders(defaultTemplate.body)).toEqual([]);
  });

  it("become names of files that every system takes", () => {
    expect(fileName({ number: "WSXT-2026-000001", holderName: '田/小\\禾:"\n' })).toBe(
      "WSXT-2026-000001 田小禾.pdf",
    );
    expect(
      fileName({ number: "WSXT-2026-000001", holderName: "田小禾", revokedAt: new Date(0) }),
    ).toBe("WSXT-2026-000001 田小禾（已作废）.pdf");
  });
});

describe("lines", () => {
  const measure = (text: string) => Array.from(text).length;

  it("keep closing marks from the beginning and opening ones from the end", () => {
    expect(breakLines("一二三四，五六", 4, measure)).toEqual(["一二三", "四，五六"]);
    expect(breakLines("一二三《四五》", 4, measure)).toEqual(["一二三", "《四五》"]);
    expect(breakLines("学完2026年", 4, measure)).toEqual(["学完", "2026", "年"]);
  });

  it("fit, lose nothing and come to an end, whatever the text", () => {
    const text = fc.string({ unit: fc.constantFrom(..."一二三，。《》“”ab1 -\n𬭚") });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 12 }), (content, width) => {
        const lines = breakLines(content, width, measure);
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
        const plain = (all: string) => all.replace(/\s/g, "");
        expect(plain(lines.join(""))).toBe(plain(content));
      }),
    );
  });
});

it("the rings of the sheet are those of the screen", () => {
  expect(ringPaths).toEqual(drawnRings({ distance: 27, radius: 20, stroke: 5.5, gap: 1.8 }));
});

it("the platform's own layout is one that could be saved", () => {
  expect(Layout.safeParse(defaultTemplate.layout).success).toBe(true);
});
