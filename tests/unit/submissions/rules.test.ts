import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unarranged } from "@/lib/submissions/model/assignment";
import { agreementOf, kappa, type Pair } from "@/lib/submissions/rules/agreement";
import {
  fitsRubric,
  levelOf,
  levelPoints,
  levelRange,
  levelsOf,
} from "@/lib/submissions/rules/marking";
import {
  continueList,
  hasMarks,
  readMarkup,
  toggleBold,
  toggleList,
  wordsWritten,
} from "@/lib/submissions/rules/markup";
import { afterPenalty, handInWindow } from "@/lib/submissions/rules/window";

describe("when an assignment may be handed in", () => {
  const dueAt = new Date("2026-11-20T10:00:00Z");
  const lateUntil = new Date("2026-11-25T10:00:00Z");
  const terms = {
    ...unarranged,
    opensAt: new Date("2026-11-01T00:00:00Z"),
    dueAt,
    latePercent: 10,
  };
  const at = (text: string) => new Date(`2026-11-${text}Z`);

  it.each([
    ["before it opens", { ...terms }, "00T00:00:00", "not_open"],
    ["on the last second", { ...terms }, "20T10:00:00", "open"],
    ["within the grace of half a minute", { ...terms }, "20T10:00:30", "open"],
    ["after it, where late work is not taken", { ...terms }, "20T10:00:31", "closed"],
    ["after it, where it is", { ...terms, lateUntil }, "20T10:00:31", "late"],
    ["after late work is taken no more", { ...terms, lateUntil }, "25T10:00:31", "closed"],
  ])("%s", (_when, given, now, kind) => {
    const instant = now.startsWith("00") ? new Date("2026-10-31T23:59:59Z") : at(now);
    expect(handInWindow(given, instant).kind).toBe(kind);
  });

  it("takes the percentage for each day begun, never more than all", () => {
    const late = { ...terms, lateUntil };
    expect(handInWindow(late, at("21T09:59:59"))).toMatchObject({ days: 1, percent: 10 });
    expect(handInWindow(late, at("21T10:00:01"))).toMatchObject({ days: 2, percent: 20 });
    const dear = { ...late, latePercent: 60 };
    expect(handInWindow(dear, at("22T00:00:00"))).toMatchObject({ days: 2, percent: 100 });
  });

  it("is open for ever where nothing is arranged", () => {
    expect(handInWindow(unarranged, at("30T00:00:00"))).toEqual({ kind: "open", dueAt: null });
  });

  it("rounds what is left half up", () => {
    expect([afterPenalty(85, 10), afterPenalty(90, 0), afterPenalty(90, 100)]).toEqual([77, 90, 0]);
  });
});

describe("levels and points", () => {
  it("belong together: every number of points has exactly one level, and each level its own points", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (most) => {
        for (let points = 0; points <= most; points += 1) {
          const within = levelsOf(most).filter((level) => {
            const range = levelRange(level, most);
            return points >= range.least && points <= range.most;
          });
          expect(within).toEqual([levelOf(points, most)]);
        }
        for (const level of levelsOf(most)) {
          expect(levelOf(levelPoints(level, most), most)).toBe(level);
        }
      }),
    );
  });

  it("offer no half of a single point", () => {
    expect(levelsOf(1)).toEqual(["full", "none"]);
  });

  it("refuse a mark too many, one too few and one too high", () => {
    const rubric = [{ id: "a", title: "甲", points: 5, full: "", partial: "" }];
    const mark = (points: number) => ({ points, comment: "" });
    expect(fitsRubric([mark(5)], rubric)).toBe(true);
    expect(fitsRubric([mark(6)], rubric)).toBe(false);
    expect(fitsRubric([], rubric)).toBe(false);
    expect(fitsRubric([mark(1), mark(1)], rubric)).toBe(false);
  });
});

/** As many pairs as each cell says: rows are the first grader's, columns the second's. */
function pairsOf(table: readonly (readonly number[])[]): Pair<number>[] {
  return table.flatMap((row, one) =>
    row.flatMap((count, other) => Array.from({ length: count }, (): Pair<number> => [one, other])),
  );
}

describe("agreement of two graders", () => {
  it("is, on three levels, what a pencil says: 0.70 observed, 0.475 expected, so 0.225 of 0.525", () => {
    const table = [
      [106, 10, 4],
      [22, 28, 10],
      [2, 12, 6],
    ];
    expect(kappa(pairsOf(table))).toBeCloseTo(0.225 / 0.525, 10);
  });

  it("is 0.4 for the fifty proposals that the method is usually explained by: 0.70 observed, 0.50 expected", () => {
    const table = [
      [20, 5],
      [10, 15],
    ];
    expect(kappa(pairsOf(table))).toBeCloseTo(0.4, 10);
  });

  it("is 1 for always the same, null where only one level was given, and where nothing was", () => {
    expect(kappa(pairsOf([[3], [0, 4]]))).toBe(1);
    expect(kappa(pairsOf([[5]]))).toBeNull();
    expect(kappa([])).toBeNull();
  });

  it("tells how far apart the points are, with the sign of the first", () => {
    const rubric = [{ id: "a", title: "甲", points: 4, full: "", partial: "" }];
    const mark = (points: number) => [{ points, comment: "" }];
    const found = agreementOf(
      [
        [mark(4), mark(2)],
        [mark(0), mark(4)],
      ],
      rubric,
    );
    expect(found).toMatchObject({ works: 2, sameLevel: 0, meanDifference: -1, meanDistance: 3 });
    expect(agreementOf([], rubric)).toBeNull();
  });
});

describe("the marks of a part", () => {
  it("are bold words and lists; everything else is shown as written", () => {
    expect(readMarkup("第一段**要紧**\n<b>不是标签</b>\n\n- 一\n- 二\n1. 甲")).toEqual([
      {
        kind: "text",
        lines: [
          [
            { bold: false, text: "第一段" },
            { bold: true, text: "要紧" },
          ],
          [{ bold: false, text: "<b>不是标签</b>" }],
        ],
      },
      { kind: "bullets", items: [[{ bold: false, text: "一" }], [{ bold: false, text: "二" }]] },
      { kind: "numbers", items: [[{ bold: false, text: "甲" }]] },
    ]);
  });

  it("are taken back by the same button", () => {
    const start = { text: "说了要紧的话", from: 2, to: 4 };
    expect(toggleBold(toggleBold(start))).toEqual(start);
    const list = toggleList({ text: "甲\n乙", from: 0, to: 3 }, "bullets");
    expect(list.text).toBe("- 甲\n- 乙");
    expect(toggleList({ ...list, from: 0, to: list.text.length }, "bullets").text).toBe("甲\n乙");
  });

  it("go on with Enter, and end with an empty entry", () => {
    const on = (text: string) => continueList({ text, from: text.length, to: text.length })?.text;
    expect(on("- 甲")).toBe("- 甲\n- ");
    expect(on("1. 甲")).toBe("1. 甲\n2. ");
    expect(on("- 甲\n- ")).toBe("- 甲\n");
    expect(on("平常的一行")).toBeUndefined();
  });

  it("are there or not", () => {
    expect(["平常的话", "一句**重要**的话", "- 一条", "1. 第一步"].map(hasMarks)).toEqual([
      ...[false, true, true, true],
    ]);
  });

  it("are not counted as words", () => {
    expect(wordsWritten("**覃姨** 下楼\n- 三次")).toBe(6);
  });
});
