import { describe, expect, it } from "vitest";
import { rangeOf, wasPlayed } from "@/components/reader/play/played";
import { gapsInWords, isReadyToConfirm, stillNeeded } from "@/components/reader/still-needed";
import type { LessonWork } from "@/lib/catalogue/model";
import type { Completion } from "@/lib/catalogue/model/completion";
import { demandOf } from "@/lib/learning/rules/evidence";

const film: LessonWork = {
  ...{ kind: "video", src: "../media/a.mp4", bytes: 1000, captions: "../media/a.vtt", cues: [] },
  ...{ seconds: 100, skipping: true, fastest: 2, requiredPercent: 90 },
  questions: [{ at: 30, question: "on-the-way" }],
};
const document: LessonWork = {
  ...{ kind: "document", src: "../media/a.pdf", bytes: 1000 },
  ...{ pages: 4, secondsPerPage: 10, requiredPercent: 100 },
};
const progress = { lessonId: "l", completed: false, activeSeconds: 30, position: 0, deeds: [] };

const needsOf = (work: LessonWork, ranges: [number, number][], checks = {}) =>
  stillNeeded(
    {
      progress: { ...progress, ranges },
      demand: demandOf({
        ...{ kind: work.kind, minutes: 5, readingSeconds: 100, work },
        ...{ completion: null, checksAsked: 0 },
      }),
      checks,
    },
    { work, confirm: null },
  );

describe("what is still needed", () => {
  it("is said of a film with its questions", () => {
    expect(needsOf(film, [[0, 3000]])).toBe("看满90%，答完途中的1道题，就算学完这一课。");
    const answered = { "on-the-way": { correct: false, answer: [], right: [], explanation: "" } };
    expect(needsOf(film, [[0, 3000]], answered)).toBe("看满90%，就算学完这一课。");
  });

  it("is said of a document by its pages", () => {
    expect(needsOf(document, [])).toBe("每页至少看10秒，读满100%，就算学完这一课。");
  });
});

describe("what an author asks for besides", () => {
  const nothing = { progress: { ...progress, ranges: [] }, checks: {} };
  const asked = (completion: Completion, over: object = {}, confirm: string | null = null) =>
    stillNeeded(
      {
        ...nothing,
        ...over,
        demand: demandOf({
          ...{ kind: "article", minutes: 5, readingSeconds: 200, work: null, checksAsked: 2 },
          completion,
        }),
      },
      { work: null, confirm },
    );
  const right = { correct: true, answer: [], right: [], explanation: "" };

  it.each<[Completion, object, string | null, string]>([
    [{ confirm: "informed" }, {}, "我已知晓", "再读约30秒，按“我已知晓”，就算学完这一课。"],
    [{ checks: 100, seconds: 0 }, {}, null, "答对2道自测题（已对0道），就算学完这一课。"],
    [
      { checks: 100, seconds: 0 },
      { checks: { a: right } },
      null,
      "答对2道自测题（已对1道），就算学完这一课。",
    ],
    [{ handIn: "plan", seconds: 0 }, {}, null, "交上实践作业，就算学完这一课。"],
    [
      { handIn: "plan", accepted: true, seconds: 0 },
      {},
      null,
      "交上实践作业并通过，就算学完这一课。",
    ],
    [
      { handIn: "plan", accepted: true, seconds: 0 },
      { progress: { ...nothing.progress, deeds: ["handed_in"] } },
      null,
      "等实践作业通过，就算学完这一课。",
    ],
    [{ percent: 50, seconds: 40 }, {}, null, "读到全文的50%，并再读约10秒，就算学完这一课。"],
    [{ percent: 0, seconds: 0 }, {}, null, "要做的都做到了，正在记入。"],
  ])("%j with %j", (completion, over, confirm, words) => {
    expect(asked(completion, over, confirm)).toBe(words);
  });

  it("may be confirmed once all else is met, also with what the platform does not know yet", () => {
    const demand = demandOf({
      ...{ kind: "article", minutes: 5, readingSeconds: 200, work: null, checksAsked: 0 },
      completion: { confirm: "studied", percent: 90, seconds: 60 },
    });
    const known = { ...progress, ranges: [[0, 5000] as const] };
    const ready = (ranges: [number, number][], seconds: number) =>
      isReadyToConfirm({ progress: known, demand, checks: {} }, { ranges, seconds });
    expect(ready([[4000, 9000]], 30)).toBe(true);
    expect(ready([[4000, 8999]], 30)).toBe(false);
    expect(ready([[4000, 9000]], 29)).toBe(false);
  });
});

describe("the gaps", () => {
  it("are named by their times or pages", () => {
    expect(
      gapsInWords(
        [
          [0, 2500],
          [5000, 10_000],
        ],
        film,
      ),
    ).toBe("还没看：0:25–0:50");
    expect(
      gapsInWords(
        [
          [0, 2500],
          [7500, 10_000],
        ],
        document,
      ),
    ).toBe("还没读够：第2—3页");
    expect(
      gapsInWords(
        [
          [0, 5000],
          [7500, 10_000],
        ],
        document,
      ),
    ).toBe("还没读够：第3页");
  });

  it("are not named before there is anything, or when there are too many", () => {
    expect(gapsInWords([], film)).toBeNull();
    const many = Array.from({ length: 9 }, (_, n) => [n * 1000, n * 1000 + 500] as const);
    expect(gapsInWords(many, film)).toBeNull();
  });
});

describe("a film", () => {
  it("was played when it moved as fast as its speed, and not when it jumped", () => {
    expect(wasPlayed(1, { passed: 1, rate: 1 })).toBe(true);
    expect(wasPlayed(2, { passed: 1, rate: 2 })).toBe(true);
    expect(wasPlayed(30, { passed: 1, rate: 1 })).toBe(false);
    expect(wasPlayed(0, { passed: 1, rate: 1 })).toBe(false);
  });

  it("becomes evidence in basis points without a gap between two looks", () => {
    expect([rangeOf([0, 1.004], 92), rangeOf([1.004, 2.01], 92)]).toEqual([
      [0, 109],
      [109, 218],
    ]);
    expect(rangeOf([1, 1], 92)).toBeNull();
  });
});
