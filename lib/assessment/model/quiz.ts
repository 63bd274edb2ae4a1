/** An exam: its rules, what trainers arrange for it, and what there is to know before sitting it. */
import { z } from "zod";
import type { AttemptSummary, NextAttempt } from "@/lib/assessment/model/attempt";
import { difficulties, questionKinds } from "@/lib/assessment/model/question";

/** Which of a person's attempts counts. */
export const countings = ["best", "latest", "first", "average"] as const;
export type Counting = (typeof countings)[number];

/**
 * When right answers and explanations are shown: when the attempt has ended · when the person has
 * passed or has no attempt left · when the exam has closed · never.
 */
export const reveals = ["ended", "settled", "closed", "never"] as const;
export type Reveal = (typeof reveals)[number];

/** What a draw asks for beside a kind of question: a situation with all its questions (材料题). */
export const drawKinds = [...questionKinds, "material"] as const;
export type DrawKind = (typeof drawKinds)[number];

/**
 * So many questions of this kind, knowledge point and difficulty, each worth so many points. What is
 * not said does not matter. For `material`, so many situations with all their questions.
 */
export const DrawRule = z.strictObject({
  count: z.coerce.number().int("题数应为整数").min(1, "至少1题").max(100, "最多100题"),
  points: z.coerce.number().int("分值应为整数").min(1, "至少1分").max(100, "最多100分"),
  kind: z.enum(drawKinds).optional(),
  topic: z.string().trim().min(1).max(100).optional(),
  difficulty: z.enum(difficulties).optional(),
});
export type DrawRule = z.output<typeof DrawRule>;

const number = (least: number, most: number, unit: string) =>
  z.coerce
    .number("请填写数字")
    .int("应为整数")
    .min(least, `至少${least}${unit}`)
    .max(most, `最多${most}${unit}`);

/** The rules that a release freezes, field by field, for a course's file and the settings alike. */
export const quizRules = {
  /** Per cent of the points. */
  passPercent: number(1, 100, "%"),
  minutesAllowed: number(1, 600, "分钟"),
  attemptsAllowed: number(1, 100, "次"),
  coolDownMinutes: number(0, 10_080, "分钟"),
  /** How many questions each attempt draws, spread over the knowledge points; all unless given. */
  draw: number(1, 200, "题").optional(),
  /** Instead of `draw`. */
  drawRules: z.array(DrawRule).max(30, "最多30条").default([]),
  shuffleQuestions: z.boolean().default(true),
  shuffleOptions: z.boolean().default(true),
  counts: z.enum(countings).default("best"),
  retakeAfterPass: z.boolean().default(false),
  reveal: z.enum(reveals).default("ended"),
  blindGrading: z.boolean().default(false),
  /** How many people have to grade each written answer. */
  markers: number(1, 2, "人").default(1),
};
export const QuizRules = z.strictObject(quizRules);
export type QuizRules = z.output<typeof QuizRules>;

/** What is arranged for an exam apart from its rules, in force at once and for everybody. */
export type QuizWindow = { opensAt: Date | null; closesAt: Date | null };

const courseSlug = z.string().min(1).max(60);

/** A date and a time by the clock in China, as a form writes them: 2026-11-23T09:00; empty for none. */
const LocalTime = z
  .union([
    z.literal("").transform(() => null),
    z.iso
      .datetime({ local: true, error: "请写日期和时间" })
      .transform((text) => new Date(`${text.slice(0, 16)}:00+08:00`)),
  ])
  .default(null);

/** When the exam can be sat, and the words said in class. */
export const ArrangeQuiz = z
  .object({
    courseSlug,
    opensAt: LocalTime,
    closesAt: LocalTime,
    code: z
      .string()
      .trim()
      .max(40, "最多40个字")
      .refine((code) => code === "" || [...code].length >= 4, "至少4个字")
      .transform((code) => (code === "" ? null : code))
      .default(null),
  })
  .refine(({ opensAt, closesAt }) => !(opensAt && closesAt) || opensAt < closesAt, {
    path: ["closesAt"],
    error: "结束时间应晚于开始时间",
  });

/** More time or another try for one person. */
export const GrantAccommodation = z.object({
  courseSlug,
  personId: z.uuid("人员编号不正确"),
  extraMinutes: number(0, 600, "分钟").default(0),
  extraAttempts: number(0, 20, "次").default(0),
  closesAt: LocalTime,
  reason: z.string().trim().min(2, "请写明原因").max(100, "最多100个字"),
});

export const WithdrawAccommodation = z.object({ courseSlug, personId: z.uuid("人员编号不正确") });

/** What one person is granted beyond the rules. */
export type Accommodation = {
  extraMinutes: number;
  extraAttempts: number;
  closesAt: Date | null;
};

/** What there is to know before opening an attempt. */
export type QuizIntro = {
  quizId: string;
  title: string;
  /** Questions of an attempt and points to earn, the least and the most a draw can give. */
  questionCount: [number, number];
  totalPoints: [number, number];
  bankCount: number;
  /** Kinds that a person grades are among them. */
  hasWritten: boolean;
  passPercent: number;
  minutesAllowed: number;
  attemptsAllowed: number;
  coolDownMinutes: number;
  counts: Counting;
  reveal: Reveal;
  window: QuizWindow;
  /** What this person is granted; null for nothing. */
  accommodation: Accommodation | null;
  /** Whether words said in class are asked for before it begins. */
  needsCode: boolean;
  attempts: AttemptSummary[];
  openAttemptId: string | null;
  next: NextAttempt;
};
