import { describe, expect, it } from "vitest";
import type { ListedAttempt } from "@/lib/assessment/model/attempt-list";
import { AttemptFilter } from "@/lib/assessment/model/attempt-list";
import {
  attemptQuery,
  attemptSheet,
  minutesUsed,
  outcomeOf,
} from "@/lib/assessment/rules/attempt-list";
import { gradeMessage } from "@/lib/assessment/rules/grade-messages";
import { situationsOf } from "@/lib/assessment/rules/situations";
import { absencesInWords, timelineOf } from "@/lib/assessment/rules/timeline";

const at = (time: string) => new Date(`2026-05-01T${time}Z`);
const attempt: Omit<ListedAttempt, "id"> = {
  ...{ name: "田小禾", organisation: null, region: "武昌区", number: 2, state: "submitted" },
  ...{ openedAt: at("01:00:00"), endedAt: at("01:20:01"), earned: 17, total: 30, passed: false },
  ...{ awaiting: 0, absences: 2, absentSeconds: 75 },
};

describe("a list of attempts", () => {
  it("is a sheet of words and numbers, by the clock in China", () => {
    expect(attemptSheet([attempt])[1]).toEqual([
      ...["田小禾", "", "武昌区", 2, "未通过", "2026年5月1日 09:00", "2026年5月1日 09:20"],
      ...[21, 17, 30, 56.6, 0, 2, 75],
    ]);
    const open = { ...attempt, state: "open" as const, endedAt: null, earned: null, passed: null };
    expect(attemptSheet([open])[1]?.slice(4, 11)).toEqual([
      ...["作答中", "2026年5月1日 09:00", "", "", "", 30, ""],
    ]);
    expect(new Set(attemptSheet([attempt, open]).map((row) => row.length))).toEqual(new Set([14]));
  });

  it("says how each stands, and how long it took", () => {
    expect(outcomeOf({ ...attempt, earned: null, passed: null })).toBe("awaiting");
    expect(outcomeOf({ ...attempt, passed: true })).toBe("passed");
    expect(minutesUsed({ openedAt: at("01:00:00"), endedAt: at("01:20:00") })).toBe(20);
    expect(minutesUsed({ openedAt: at("01:00:00"), endedAt: null })).toBeNull();
  });

  it("has an address for what was looked for, and takes any address", () => {
    const filter = AttemptFilter.parse({ words: "田", outcome: "passed", page: "3" });
    expect(attemptQuery(filter)).toBe("?words=%E7%94%B0&outcome=passed&page=3");
    expect(AttemptFilter.parse({ outcome: "lost", page: "-1", words: ["x"] })).toEqual({
      ...{ words: "", outcome: null, page: 1 },
    });
    expect(attemptQuery(AttemptFilter.parse({}))).toBe("");
  });
});

it("an attempt's moments stand in their order", () => {
  const entries = timelineOf([
    { at: at("01:20:00"), event: { kind: "ended", state: "submitted" } },
    { at: at("01:20:00"), event: { kind: "answered", question: 2 } },
    { at: at("01:00:00"), event: { kind: "answered", question: 1 } },
    { at: at("01:00:00"), event: { kind: "opened" } },
  ]);
  expect(entries.map(({ event }) => event.kind)).toEqual([
    ...["opened", "answered", "answered", "ended"],
  ]);
  expect(absencesInWords({ times: 2, seconds: 75 })).toBe(
    "作答时离开页面2次，共1分15秒（只供参考）",
  );
  expect(absencesInWords({ times: 0, seconds: 0 })).toBe("作答时没有离开页面");
});

describe("what people are told of their marks", () => {
  const told = {
    ...{ attemptId: "a", personId: "p", courseSlug: "policy", title: "结业测验", total: 30 },
    ...{ earnedBefore: null, earned: 20, passedBefore: null, passed: true },
  };

  it("is the grade, the first time, and what changed and why, later", () => {
    expect(gradeMessage(told)).toMatchObject({
      ...{ kind: "graded", href: "/learn/policy/quiz/a", title: "结业测验评完了" },
      body: "得20分，满分30分，已通过。点开看老师的评阅。",
    });
    const again = { ...told, earnedBefore: 15, passedBefore: false };
    expect(gradeMessage(again, "选项写反了").body).toBe(
      "有一道题的答案更正了（选项写反了），得分由15分变为20分，满分30分，现在已通过。",
    );
    expect(gradeMessage({ ...again, passed: false }).body).toBe(
      "老师改了评分，得分由15分变为20分，满分30分，未通过。",
    );
  });
});

it("neighbours with the same situation stand together", () => {
  const asked = ["", "甲", "甲", "乙", "", ""].map((material, id) => ({ material, id }));
  expect(
    situationsOf(asked).map(({ material, first, questions }) => [
      material,
      first,
      questions.length,
    ]),
  ).toEqual([
    ["", 1, 1],
    ["甲", 2, 2],
    ["乙", 4, 1],
    ["", 5, 2],
  ]);
});
