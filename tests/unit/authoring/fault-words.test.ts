/** Faults as those read them who write on a screen and never see the file. */
import { expect, test } from "vitest";
import { faultInWords } from "@/lib/authoring/rules/fault-words";
import { inspectCourse } from "@/lib/transfer/rules/parse-course";
import { smallCourse } from "@/tests/fixtures/small-course";

const BETA = "lessons/02-beta.md";

test("a field is called what its screen calls it, also in a list within it", () => {
  const at = { file: BETA, line: 5 };
  expect(faultInWords({ ...at, message: "summary：不能为空" })).toBe("简介：不能为空");
  expect(faultInWords({ ...at, message: "modules.0.lessons：至少1项" })).toBe("大纲：至少1项");
});

test("what is wrong in the text has its line", () => {
  const fault = { file: BETA, line: 12, message: "没有图“media/a.svg”" };
  expect(faultInWords(fault)).toBe("第12行：没有图“media/a.svg”");
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
