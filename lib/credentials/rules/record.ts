/** The learning record (学习档案): what it holds, and what it comes to. Pure. */
import { lessonKindNames } from "@/lib/catalogue/model";
import type { LedgerEntry, StudiedCourse, StudiedLesson } from "@/lib/learning/model/archive";
import { creditCategoryNames } from "@/lib/learning/model/credit";
import { sourceNames } from "@/lib/learning/rules/credit-sheet";
import { periodsOf } from "@/lib/learning/rules/hours";
import { dateInWords, minutesInWords, percentInWords } from "@/lib/platform/wording";

/** As it is exported. Instants are ISO 8601 in UTC, days are those of China, minutes are credited ones. */
export type LearningRecord = {
  format: "wushe-learning-record";
  version: 1;
  madeAt: string;
  /** Address of the platform that keeps the ledger. */
  issuer: string;
  /** Minutes of one 学时. */
  periodMinutes: number;
  person: { name: string; organisation: string | null };
  courses: StudiedCourse[];
  entries: LedgerEntry[];
  certificates: {
    number: string;
    code: string;
    courseTitle: string;
    issuedAt: string;
    revokedAt: string | null;
  }[];
};

/** Enough of an entry's hash to tell it by; all of it stands in the JSON file. */
const FINGERPRINT_LENGTH = 12;

export function minutesOf({ entries }: Pick<LearningRecord, "entries">): number {
  return entries.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** The record in a few lines. */
export function recordSummary(record: LearningRecord): string {
  const minutes = minutesOf(record);
  const done = record.courses.filter(({ completedAt }) => completedAt !== null).length;
  const periods = periodsOf(minutes, record.periodMinutes);
  return `学过${record.courses.length}门课程，学完${done}门；记入${minutesInWords(minutes)}，合${periods}学时（每学时${record.periodMinutes}分钟）。`;
}

/** Where a course stands, in words. */
export function courseStandingInWords(course: StudiedCourse): string {
  const asked = course.lessons.filter(({ required }) => required);
  const read = asked.filter(({ completedAt }) => completedAt !== null).length;
  const parts = [
    course.completedAt
      ? `${dateInWords(new Date(course.completedAt))}学完`
      : `学到${read}/${asked.length}课`,
    examInWords(course.exam),
  ];
  return parts.filter((part) => part !== "").join("，");
}

function examInWords(exam: StudiedCourse["exam"]): string {
  if (!exam || exam.attempts === 0) return exam ? "还没有参加测验" : "";
  const best = exam.best === null ? "" : `，最好成绩${percentInWords(exam.best)}`;
  return `测验${exam.attempts}次${best}${exam.passed ? "，已通过" : "，未通过"}`;
}

/** What was done with a lesson, in words. */
export function lessonInWords(lesson: StudiedLesson): string {
  const minutes = Math.round(lesson.activeSeconds / 60);
  if (!lesson.openedAt) return "还没有学";
  const spent = minutes > 0 ? `学了${minutesInWords(minutes)}` : "学了不到1分钟";
  return lesson.completedAt
    ? `${dateInWords(new Date(lesson.completedAt))}学完，${spent}`
    : `${spent}，还没有学完`;
}

export function lessonName({ kind, title, required }: StudiedLesson): string {
  const notes = [kind === "article" ? "" : lessonKindNames[kind], required ? "" : "选学"];
  const said = notes.filter((note) => note !== "").join("，");
  return said === "" ? title : `${title}（${said}）`;
}

/** An entry of the ledger in words. */
export function entryInWords(entry: LedgerEntry) {
  return {
    number: String(entry.entryNumber),
    day: dateInWords(entry.earnedOn),
    title: entry.release === null ? entry.title : `${entry.title}（第${entry.release}版）`,
    kind: `${creditCategoryNames[entry.category]}，${sourceNames[entry.source]}`,
    time: minutesInWords(entry.minutes),
    fingerprint: entry.hash.slice(0, FINGERPRINT_LENGTH),
  };
}

/** The same as the cells of a row, as `entryHeadings` names them. */
export function entryCells(entry: LedgerEntry): string[] {
  return Object.values(entryInWords(entry));
}

export const entryHeadings = ["编号", "日期", "项目", "类别和来源", "时间", "指纹"];
