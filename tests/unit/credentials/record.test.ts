/** The learning record, in words and as PDF. */
import { readFileSync } from "node:fs";
import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import { openLetters } from "@/lib/credentials/rules/fonts";
import {
  courseStandingInWords,
  entryCells,
  type LearningRecord,
  lessonInWords,
  recordSummary,
} from "@/lib/credentials/rules/record";
import { drawRecord } from "@/lib/credentials/rules/record-pdf";
import type { StudiedCourse, StudiedLesson } from "@/lib/learning/model/archive";

const lesson = (over: Partial<StudiedLesson> = {}): StudiedLesson => ({
  ...{ slug: "a", title: "门口那张启事", kind: "article", minutes: 25, activeSeconds: 600 },
  required: true,
  ...{ openedAt: "2026-11-01T02:00:00Z", completedAt: "2026-11-02T02:00:00Z", ...over },
});
const course = (over: Partial<StudiedCourse> = {}): StudiedCourse => ({
  ...{ slug: "volunteering", title: "社区志愿服务发展", release: 2, kind: "self" },
  ...{ enrolledAt: "2026-11-01T02:00:00Z", completedAt: null },
  ...{ lessons: [lesson(), lesson({ slug: "b", openedAt: null, completedAt: null })] },
  ...{ exam: { attempts: 0, best: null, passed: false }, ...over },
});
const record = (over: Partial<LearningRecord> = {}): LearningRecord => ({
  ...{ format: "wushe-learning-record", version: 1, madeAt: "2026-11-24T03:00:00Z" },
  ...{ issuer: "https://xuetang.example", periodMinutes: 45 },
  person: { name: "田小禾", organisation: "青禾社区社工站（虚构）" },
  courses: [course()],
  entries: [
    {
      ...{ entryNumber: 7, hash: "ab".repeat(32), earnedOn: "2026-11-20" },
      ...{ title: "社区志愿服务发展", category: "professional", source: "course", minutes: 90 },
      release: 2,
    },
  ],
  certificates: [
    {
      ...{ number: "WSXT-2026-000001", code: "2345", courseTitle: "社区志愿服务发展" },
      ...{ issuedAt: "2026-11-21T02:00:00Z", revokedAt: null },
    },
  ],
  ...over,
});

describe("the record in words", () => {
  it("says what it comes to", () => {
    expect(recordSummary(record())).toBe(
      "学过1门课程，学完0门；记入1小时30分钟，合2学时（每学时45分钟）。",
    );
  });

  it.each([
    [course(), "学到1/2课，还没有参加测验"],
    [
      course({
        exam: { attempts: 2, best: 8500, passed: true },
        completedAt: "2026-11-20T02:00:00Z",
      }),
      "2026年11月20日学完，测验2次，最好成绩85%，已通过",
    ],
    [course({ exam: { attempts: 1, best: null, passed: false } }), "学到1/2课，测验1次，未通过"],
    [course({ exam: null }), "学到1/2课"],
  ])("says where a course stands: %#", (of, words) => {
    expect(courseStandingInWords(of)).toBe(words);
  });

  it("says what was done with a lesson", () => {
    expect(lessonInWords(lesson())).toBe("2026年11月2日学完，学了10分钟");
    expect(lessonInWords(lesson({ completedAt: null, activeSeconds: 20 }))).toBe(
      "学了不到1分钟，还没有学完",
    );
    expect(lessonInWords(lesson({ openedAt: null, completedAt: null }))).toBe("还没有学");
  });

  it("names an entry by its number and the beginning of its hash", () => {
    const [entry] = record().entries;
    expect(entry && entryCells(entry)).toEqual([
      ...["7", "2026年11月20日", "社区志愿服务发展（第2版）", "专业科目，平台课程"],
      "1小时30分钟",
      "abababababab",
    ]);
  });
});

describe("the record as PDF", () => {
  const open = (weight: string) => {
    const folder = "node_modules/@expo-google-fonts/noto-serif-sc";
    return openLetters(readFileSync(`${folder}/${weight}/NotoSerifSC_${weight}.ttf`));
  };
  const letters = { regular: open("400Regular"), bold: open("700Bold") };

  it("holds all of it as text, over as many pages as it takes, each numbered", async () => {
    const entries = Array.from({ length: 60 }, (_, n) => ({
      ...{ entryNumber: n + 1, hash: "cd".repeat(32), earnedOn: "2026-11-20" },
      ...{ title: `青禾区第${n + 1}次集中培训`, category: "public", source: "manual", minutes: 45 },
    })) as LearningRecord["entries"];
    const pdf = await drawRecord(record({ entries }), letters);
    const { totalPages, text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), {
      mergePages: false,
    });
    const whole = text.join("").replace(/\s+/g, "");
    expect(totalPages).toBeGreaterThan(1);
    for (const part of [
      ...[
        "学习档案",
        "田小禾，青禾社区社工站（虚构）",
        "社区志愿服务发展（第2版）",
        "门口那张启事",
      ],
      ...[
        "青禾区第60次集中培训",
        "cdcdcdcdcdcd",
        "WSXT-2026-000001",
        "xuetang.example/verify/2345",
      ],
      ...[
        "能否认定为继续教育学时、认定多少，由主管部门决定",
        `第${totalPages}页，共${totalPages}页`,
      ],
    ]) {
      expect(whole).toContain(part);
    }
  });

  it("is the same file for the same record, also when there is nothing in it yet", async () => {
    const empty = record({ courses: [], entries: [], certificates: [] });
    expect(await drawRecord(empty, letters)).toEqual(await drawRecord(empty, letters));
  });
});
