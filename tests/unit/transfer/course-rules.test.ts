/** What a course file can say of completion, joining and certificates, and what trainers may leave out. */
import { describe, expect, it } from "vitest";
import type { CourseFiles, FactRegister } from "@/lib/transfer/model/course";
import { checkCourse } from "@/lib/transfer/rules/check-course";
import { inspectCourse, parseCourse } from "@/lib/transfer/rules/parse-course";
import { edited, smallCourse } from "@/tests/fixtures/small-course";
import { fullCourse, smallMedia } from "@/tests/fixtures/small-extras";

const ALPHA = "lessons/01-alpha.md";
const MANIFEST = "course.yaml";

const inAlpha = (lines: string, files: CourseFiles = smallCourse) =>
  edited(ALPHA, "minutes: 25\n", `minutes: 25\n${lines}\n`, files);
const inCourse = (lines: string, files: CourseFiles = smallCourse) =>
  edited(MANIFEST, "audience: 测试\n", `audience: 测试\n${lines}\n`, files);

function parsed(files: CourseFiles, media = {}) {
  const { course, faults } = parseCourse(files, media);
  if (!course) throw new Error(JSON.stringify(faults));
  return course;
}
const faultsOf = (files: CourseFiles, media = {}) =>
  parseCourse(files, media).faults.map(({ file, line, message }) => `${file}:${line} ${message}`);

describe("a lesson", () => {
  it("is required and asks for the usual, unless it says otherwise", () => {
    expect(parsed(smallCourse).lessons[0]).toMatchObject({ required: true, completion: null });
    expect(parsed(inAlpha("required: false")).lessons[0]).toMatchObject({ required: false });
  });

  it.each([
    ["{ percent: 100, seconds: 60 }", { percent: 100, seconds: 60 }],
    ["{ confirm: informed }", { confirm: "informed" }],
    ["{ checks: 80 }", { checks: 80 }],
  ])("may be complete by %s", (written, completion) => {
    expect(parsed(inAlpha(`completion: ${written}`)).lessons[0]).toMatchObject({ completion });
  });

  it("may be complete by an assignment of the course", () => {
    const files = inAlpha("completion: { handIn: plan, accepted: true }", fullCourse());
    expect(parsed(files, smallMedia).lessons[0]).toMatchObject({
      completion: { handIn: "plan", accepted: true },
    });
  });

  it.each([
    ["{ percent: 101 }", "completion.percent：最多100"],
    ["{ confirm: yes }", "completion.confirm：只能写 studied、informed"],
    ["{ accepted: true }", "completion.accepted：写了 accepted，也要写 handIn"],
    ["{ handIn: plan }", "没有作业 papers/plan.md"],
    ["{ quiz: 80 }", "completion.quiz：没有这一项"],
  ])("is at fault with %s, on its line", (written, message) => {
    expect(faultsOf(inAlpha(`completion: ${written}`))).toEqual([
      expect.stringMatching(new RegExp(`^${ALPHA}:5 `)),
    ]);
    expect(faultsOf(inAlpha(`completion: ${written}`))[0]).toContain(message);
  });

  it("cannot hand in what is only read", () => {
    const files = inAlpha("completion: { handIn: action-sheet }", fullCourse());
    expect(faultsOf(files, smallMedia)).toEqual([expect.stringContaining("不是实践作业")]);
  });

  it("cannot have self-checks answered that it has not", () => {
    const without = edited(
      ALPHA,
      /::check.*\n/,
      "",
      edited("questions.yaml", /- id: small-c-alpha-1[\s\S]*?(?=- id: small-c-beta)/, ""),
    );
    expect(faultsOf(without)).toEqual([]);
    expect(faultsOf(inAlpha("completion: { checks: 60 }", without))).toEqual([
      `${ALPHA}:5 completion.checks：要求答对自测题，课文里却没有自测题`,
    ]);
  });

  it("is not the only kind there is: something has to be required", () => {
    const optional = edited(
      "lessons/02-beta.md",
      "minutes: 30\n",
      "minutes: 30\nrequired: false\n",
      inAlpha("required: false"),
    );
    expect(faultsOf(optional)).toEqual([expect.stringContaining("至少要有一课是必学")]);
  });
});

describe("a course", () => {
  it("may be joined only by those it is assigned to, after other courses, and be certified by its exam", () => {
    const rules = { enrolment: "assigned", prerequisites: ["policy"] };
    const files = inCourse("enrolment: assigned\nprerequisites: [policy]\ncertificate: none");
    expect(parsed(files).manifest).toMatchObject({ ...rules, certificate: "none" });
  });

  it("certifies a higher score only where those who passed may try again", () => {
    const files = inCourse("certificate: { examPercent: 90 }");
    expect(faultsOf(files)).toEqual([expect.stringContaining("retakeAfterPass: true")]);
    const again = edited(
      MANIFEST,
      "passPercent: 80",
      "passPercent: 80\n  retakeAfterPass: true",
      files,
    );
    expect(parsed(again).manifest.certificate).toEqual({ examPercent: 90 });
    const noExam = edited(MANIFEST, /quiz:[\s\S]*/, "", files);
    expect(faultsOf(noExam)).toContainEqual(expect.stringContaining("却没有结业测验"));
  });

  it.each([
    ["[small]", "先修课程不能是自己"],
    ["[policy, policy]", "列了两次"],
    ["[政策]", "只能用小写字母"],
  ])("cannot ask for %s first", (written, message) => {
    expect(faultsOf(inCourse(`prerequisites: ${written}`))).toEqual([
      expect.stringContaining(message),
    ]);
  });

  it("has a cover that is drawn, or a photograph", () => {
    const drawn = parsed(inCourse("cover: media/map.svg")).cover;
    expect(drawn).toMatchObject({ kind: "figure", svg: expect.stringContaining("fig-teal") });
    const media = { "media/map-photo.jpg": { sha256: "a".repeat(64), bytes: 10 } };
    expect(parsed(inCourse("cover: media/map-photo.jpg"), media).cover).toEqual({
      ...{ kind: "picture", sha256: "a".repeat(64), name: "map-photo.jpg" },
    });
    expect(faultsOf(inCourse("cover: media/none.png"))).toEqual([
      `${MANIFEST}:6 cover：没有图“media/none.png”`,
    ]);
    expect(faultsOf(inCourse("cover: media/map.gif"))[0]).toContain("svg、jpg、png、webp");
  });

  it("may use a drawing as its cover and nowhere else", () => {
    const files = { ...smallCourse, "media/cover.svg": smallCourse["media/map.svg"] ?? "" };
    expect(faultsOf(files)).toEqual([expect.stringContaining("没有课文用到")]);
    expect(faultsOf(inCourse("cover: media/cover.svg", files))).toEqual([]);
  });
});

describe("trainers' courses", () => {
  const bare = {
    [MANIFEST]: (smallCourse[MANIFEST] ?? "").replace("lessons: [beta]", "lessons: [alpha]"),
    "lessons/01-alpha.md":
      "---\nid: alpha\ntitle: 甲课\nminutes: 5\nsummary: 说明\ncontentAsOf: 2026-11-23\n---\n\n正文。\n",
  };
  const own = {
    ...bare,
    [MANIFEST]: (bare[MANIFEST] ?? "").replace(/ {2}- id: first[\s\S]*?alpha\]\n/, ""),
  };

  it("need no facts, aims, sources or questions of their own; an exam may come from the bank", () => {
    const course = parsed(own);
    expect(course.lessons[0]).toMatchObject({ facts: [], objectives: [], sources: [], checks: [] });
    expect(course.manifest.quiz).toBeDefined();
    expect(course.questions).toEqual([]);
  });

  it("are not what may be shipped", () => {
    const { reading } = inspectCourse(own);
    const register: FactRegister = new Map();
    expect(checkCourse(reading, own, register).map(({ message }) => message)).toEqual([
      expect.stringContaining("个汉字"),
      ...["没有写学习目标 objectives", "没有列出所依据的事实 facts", "没有写来源 sources"],
      "没有自测题，读者无从知道自己学会没有",
      "课程有结业测验，却没有 purpose: quiz 的题",
    ]);
    const drawing = edited("course.yaml", "coolDownMinutes: 10", "coolDownMinutes: 10\n  draw: 9");
    const found = checkCourse(inspectCourse(drawing).reading, drawing, register);
    expect(found.map(({ message }) => message)).toContain("要抽9题，题库里只有5题");
  });
});
