import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCourse } from "@/lib/transfer/rules/parse-course";
import { smallCourse } from "@/tests/fixtures/small-course";

const ALPHA = "lessons/01-alpha.md";
const MAP = "media/map.svg";

describe("whatever it is given", { timeout: 60_000 }, () => {
  const paths = Object.keys(smallCourse);

  it("answers with a course or with faults, and never throws", () => {
    const noise = fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom(
        "---\n",
        "\n",
        "- ",
        ": ",
        "&a ",
        "*a",
        "!!x ",
        "{",
        "[",
        "<<: ",
        ":::case\n",
        "<svg ",
        "\0",
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.nat(), fc.array(noise), (path, at, pieces) => {
        const text = smallCourse[path] ?? "";
        const place = at % (text.length + 1);
        const files = {
          ...smallCourse,
          [path]: text.slice(0, place) + pieces.join("") + text.slice(place),
        };
        const { course, faults } = parseCourse(files);
        expect(course === null).toBe(faults.length > 0);
        for (const fault of faults) expect(fault.line).toBeGreaterThan(0);
      }),
      { numRuns: 120 },
    );
  }, 30_000);

  it.each([
    ["course.yaml", "[".repeat(50_000)],
    ["questions.yaml", `- ${"{a: ".repeat(20_000)}`],
    [ALPHA, `---\n---\n${"> ".repeat(20_000)}x`],
    [MAP, "<g>".repeat(50_000)],
  ])("%s nested without end is a fault", (path, text) => {
    const { faults } = parseCourse({ ...smallCourse, [path]: text });
    expect(faults.filter(({ file }) => file === path)).not.toEqual([]);
  });
});
