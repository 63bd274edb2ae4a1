/** A lesson that is put elsewhere brings all it needs, and takes nobody's place. */
import { describe, expect, test } from "vitest";
import { packLesson, unpackLesson, withoutChecks } from "@/lib/authoring/rules/lesson-parcel";
import { OutlineProblem } from "@/lib/authoring/rules/sheet-tree";
import { pointer } from "./pointers";

const questions = `# 题目
- id: door-c1
  purpose: check
  lesson: door
  kind: judgement
  stem: 入户之前先看清门牌。 # 常错
  answer: true
- id: final-1
  purpose: quiz
  kind: judgement
  stem: 进门先自我介绍。
  answer: true
- id: door-c10
  purpose: check
  lesson: door
  kind: judgement
  stem: 看图：media/door.svg
  answer: false
`;
const door = `---
id: door
title: 敲门以前
minutes: 20
video:
  src: media/door.mp4
  captions: media/door.vtt
  questions: [{ at: 3, question: door-c10 }]
---
## 看门牌

::figure{src="media/door.svg" alt="一扇门"}

::check{question="door-c1"}
`;
const draft = {
  files: {
    "course.yaml": "title: 入户探访（虚构）\n",
    "questions.yaml": questions,
    "lessons/01-door.md": door,
    "media/door.svg": "<svg>门</svg>",
    "media/door.vtt": "WEBVTT",
    "media/other.svg": "<svg/>",
  },
  media: {
    "media/door.mp4": pointer("a"),
    "media/door.vtt": pointer("b"),
    "media/x.png": pointer("c"),
  },
};
const parcel = () => packLesson(draft, "door") ?? expect.fail("no parcel");

describe("a parcel", () => {
  test("holds the lesson, its self-checks and the files they show, and nothing else", () => {
    const { checks, files, media } = parcel();
    expect(checks.map(({ id }) => id)).toEqual(["door-c1", "door-c10"]);
    expect(Object.keys(files)).toEqual(["media/door.svg", "media/door.vtt"]);
    expect(Object.keys(media)).toEqual(["media/door.mp4", "media/door.vtt"]);
    expect(packLesson(draft, "nowhere")).toBeNull();
  });

  test("brings the parts of a film that is sent in several bit rates", () => {
    const files = {
      ...draft.files,
      "lessons/01-door.md": door.replace("captions:", "playlist: media/door.m3u8\n  captions:"),
      "media/door.m3u8": "#EXTM3U\ndoor-low.m3u8\n",
      "media/door-low.m3u8": "#EXTM3U\ndoor-low-1.ts\n",
    };
    const media = { ...draft.media, "media/door-low-1.ts": pointer("d") };
    const packed = packLesson({ files, media }, "door");
    expect(Object.keys(packed?.files ?? {})).toContain("media/door-low.m3u8");
    expect(Object.keys(packed?.media ?? {})).toContain("media/door-low-1.ts");
    const other = { files: {}, media: { "media/door-low-1.ts": pointer("e") } };
    expect(() => packed && unpackLesson(packed, other, "l-1")).toThrow(OutlineProblem);
  });
});

describe("put beside itself", () => {
  test("has new ids everywhere, and adds no file a second time", () => {
    const copy = unpackLesson(parcel(), draft, "l-2", { title: "敲门以前（副本）" });
    expect(copy.text).toContain("id: l-2\ntitle: 敲门以前（副本）\nminutes: 20\n");
    expect(copy.text).toContain('::check{question="l-2-c1"}');
    expect(copy.text).toContain("question: l-2-c2 }");
    expect(copy.questions.startsWith(questions)).toBe(true);
    expect(copy.questions).toContain("- id: l-2-c2\n  purpose: check\n  lesson: l-2\n");
    expect([copy.files, copy.media]).toEqual([{}, {}]);
  });
});

describe("put into another course", () => {
  test("brings its files, under free names where theirs are taken by others", () => {
    const other = {
      files: { "questions.yaml": "[]\n", "media/door.svg": "<svg>别的门</svg>" },
      media: { "media/door.mp4": pointer("a") },
    };
    const put = unpackLesson(parcel(), other, "l-3");
    expect(put.files).toEqual({ "media/door-2.svg": "<svg>门</svg>", "media/door.vtt": "WEBVTT" });
    expect(put.media).toEqual({ "media/door.vtt": pointer("b") });
    expect(put.text).toContain('src="media/door-2.svg"');
    expect(put.questions).toContain("看图：media/door-2.svg");
    expect(put.text).toContain("src: media/door.mp4");
  });

  test("leaves the other questions of its old course as they were", () => {
    const left = withoutChecks(questions, "door");
    expect(left).toBe(`# 题目
- id: final-1
  purpose: quiz
  kind: judgement
  stem: 进门先自我介绍。
  answer: true
`);
  });
});
