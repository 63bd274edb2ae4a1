/** Faults as those read them who write on a screen and never see the file. */
import { expect, test } from "vitest";
import { faultInWords } from "@/lib/authoring/rules/fault-words";
import { readinessOf } from "@/lib/authoring/rules/readiness";
import { inspectCourse } from "@/lib/transfer/rules/parse-course";
import { smallCourse } from "@/tests/fixtures/small-course";

const BETA = "lessons/02-beta.md";

test("a field is called what its screen calls it, also in a list within it", () => {
  const at = { file: BETA, line: 5 };
  expect(faultInWords({ ...at, message: "summary：不能为空" })).toBe("简介：不能为空");
  expect(faultInWords({ ...at, message: "modules.0.lessons：至少1项" })).toBe("大纲：至少1项");
  expect(faultInWords({ ...at, message: "outcomes.第2项：最多120个字" })).toBe(
    "学完能做什么第2项：最多120个字",
  );
  expect(faultInWords({ ...at, message: "completion.checks：没有自测题" })).toBe(
    "怎样算学完：没有自测题",
  );
});

test("what is wrong in the text has its line", () => {
  const fault = { file: BETA, line: 12, message: "没有图“media/a.svg”" };
  expect(faultInWords(fault)).toBe("第12行：没有图“media/a.svg”");
});

test("what lacks nothing but could be better is named too: the cover, a question by its words", () => {
  const advice = readinessOf(smallCourse, {}, null).advice.map(faultInWords);
  expect(advice).toContain("封面：还没有封面，课程卡片会只有文字");
  for (const each of advice) expect(each).not.toMatch(/^第\d+行/);
});

test("a lesson that was just begun says what it lacks without a word of the file's language", () => {
  const begun = (smallCourse[BETA] ?? "")
    .replace("summary: 乙课的说明", 'summary: ""')
    .replace("minutes: 30", "minutes: 0");
  const { faults } = inspectCourse({ ...smallCourse, [BETA]: begun }, {});
  const words = faults.map(faultInWords);
  expect(words).toHaveLength(2);
  for (const each of words) expect(each).not.toMatch(/[a-z]{3}/);
});
