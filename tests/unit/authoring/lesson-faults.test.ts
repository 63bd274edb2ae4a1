/** The faults of one lesson are the same, whether the whole course is read for them or not. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lessonFaults } from "@/lib/authoring/rules/readiness";
import { lessonIdOf } from "@/lib/transfer/rules/course-paths";
import { inspectCourse } from "@/lib/transfer/rules/parse-course";

const files: Record<string, string> = {};
for (const folder of ["", "lessons/", "papers/", "media/"]) {
  for (const name of readdirSync(`content/policy/${folder}`)) {
    if (!/\.(md|yaml|svg|vtt)$/.test(name)) continue;
    files[folder + name] = readFileSync(`content/policy/${folder}${name}`, "utf8");
  }
}
const lessons = Object.keys(files).filter((path) => lessonIdOf(path) !== null);

const spoilers: [what: string, spoil: (text: string) => string][] = [
  ["a title missing", (text) => text.replace(/^title:.*\n/m, "")],
  ["a figure that is not there", (text) => `${text}\n::figure{src="media/nowhere.svg" alt="无"}\n`],
  ["a question that is not there", (text) => `${text}\n::check{question="nowhere"}\n`],
  [
    "an assignment that is not there",
    (text) => text.replace("---\n\n", "completion: { handIn: nowhere }\n---\n\n"),
  ],
];

/** A whole course is read for each. */
const SLOW = 60_000;

test("of every lesson as it is", { timeout: SLOW }, () => {
  const { faults } = inspectCourse(files, {});
  for (const path of lessons) {
    expect(lessonFaults(files, {}, path)).toEqual(faults.filter(({ file }) => file === path));
  }
});

test.each(spoilers)("of every lesson with %s", { timeout: SLOW }, (_, spoil) => {
  for (const path of lessons) {
    const spoilt = { ...files, [path]: spoil(files[path] ?? "") };
    const whole = inspectCourse(spoilt, {}).faults.filter(({ file }) => file === path);
    expect(lessonFaults(spoilt, {}, path)).toEqual(whole);
  }
});
