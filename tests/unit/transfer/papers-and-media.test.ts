import { describe, expect, it } from "vitest";
import { parseCourse } from "@/lib/transfer/rules/parse-course";
import { fullCourse, smallMedia } from "@/tests/fixtures/small-extras";

const messages = (files = fullCourse(), media = smallMedia) =>
  parseCourse(files, media).faults.map(({ file, message }) => `${file}：${message}`);

describe("papers", () => {
  it("are read in the order in which they are offered", () => {
    const { course, faults } = parseCourse(fullCourse(), smallMedia);
    expect(faults).toEqual([]);
    expect(course?.papers).toMatchObject([
      { slug: "plan", kind: "assignment", task: { rubric: [{ id: "truth", points: 100 }] } },
      { slug: "action-sheet", kind: "action-sheet", task: null },
    ]);
    expect(course?.papers[1]?.html).toContain("☐ 敲一扇门");
  });

  it("mark out of a hundred", () => {
    expect(messages(fullCourse({ points: 90 }))).toEqual([
      "papers/plan.md：评分项合计90分，应为100分",
    ]);
  });

  it("hold no self-checks", () => {
    const files = fullCourse();
    files["papers/action-sheet.md"] += '\n::check{question="small-c-alpha-1"}\n';
    expect(messages(files)).toEqual(["papers/action-sheet.md：自测题只能放在课文里"]);
  });

  it("say what they are", () => {
    const files = fullCourse();
    files["papers/plan.md"] =
      files["papers/plan.md"]?.replace("kind: assignment", "kind: essay") ?? "";
    expect(messages(files)[0]).toContain("papers/plan.md：kind：");
  });
});

describe("media", () => {
  it("have to be there when a lesson shows them", () => {
    const { "media/intro.mp4": _, ...rest } = smallMedia;
    expect(messages(fullCourse(), rest)).toEqual(["lessons/02-beta.md：没有文件“media/intro.mp4”"]);
  });

  it("have to be shown when they are there", () => {
    const extra = { ...smallMedia, "media/other.pdf": { sha256: "0".repeat(64), bytes: 9 } };
    expect(messages(fullCourse(), extra)).toEqual([
      "media/other.pdf：没有课文用到这个文件，请删去或放进课文",
    ]);
  });

  it("bring their captions into the text", () => {
    const { course } = parseCourse(fullCourse(), smallMedia);
    expect(course?.lessons[1]?.html).toContain("<p>先敲门。</p>");
  });
});

describe("a draw", () => {
  const drawing = (draw: number) => {
    const files = fullCourse();
    const manifest = files["course.yaml"]?.replace("quiz:", `quiz:\n  draw: ${draw}`) ?? "";
    return { ...files, "course.yaml": manifest };
  };

  it("needs questions that are all worth the same", () => {
    expect(messages(drawing(9))).toEqual(["questions.yaml：small-q2：抽题的测验，每题分值要相同"]);
  });
});

describe("a video's script", () => {
  it("is checked like everything else, and may show only figures that are there", () => {
    const slide = (extra: string) =>
      `  - heading: 标题\n    seconds: 10\n    captions: [说一句。]\n${extra}`;
    const files = fullCourse();
    files["video.yaml"] =
      `id: intro\ntitle: 题目\nslides:\n${slide("    figure: media/none.svg\n")}${slide("").repeat(3)}`;
    expect(messages(files)).toEqual(["video.yaml：没有图“media/none.svg”"]);
    files["video.yaml"] = "id: intro\ntitle: 题目\nslides: []\n";
    expect(messages(files)).toEqual(["video.yaml：slides：至少4项"]);
  });
});
