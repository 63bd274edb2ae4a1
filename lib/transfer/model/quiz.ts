/** What the form for an exam's rules sends. */
import { z } from "zod";
import { DrawRule, QuizRules, quizRules } from "@/lib/assessment/model/quiz";

const checkbox = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** Rows of a form are named by their place: `drawRules.0.count`. Their empty fields say nothing. */
function rowsOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.values(value).map((row) =>
    typeof row === "object" && row !== null
      ? Object.fromEntries(Object.entries(row).filter(([, text]) => text !== ""))
      : row,
  );
}

const { passPercent, minutesAllowed, attemptsAllowed, coolDownMinutes } = quizRules;
const { counts, reveal, markers } = quizRules;

export const SetQuizRules = z
  .object({
    courseSlug: z.string().min(1).max(60),
    ...{ passPercent, minutesAllowed, attemptsAllowed, coolDownMinutes, counts, reveal, markers },
    shuffleQuestions: checkbox,
    shuffleOptions: checkbox,
    retakeAfterPass: checkbox,
    blindGrading: checkbox,
    /** all: every question · count: so many, spread over the knowledge points · rules: by rows. */
    drawing: z.enum(["all", "count", "rules"]),
    draw: z.string().default(""),
    drawRules: z.preprocess(rowsOf, z.array(DrawRule).max(30, "最多30条")).default([]),
  })
  .refine(({ drawing, draw }) => drawing !== "count" || /^[1-9]\d{0,2}$/.test(draw), {
    path: ["draw"],
    error: "请写抽几题",
  })
  .refine(({ drawing, drawRules }) => drawing !== "rules" || drawRules.length > 0, {
    path: ["drawRules"],
    error: "至少写一条抽题规则",
  })
  .transform(({ courseSlug, drawing, draw, drawRules, ...rules }) => ({
    courseSlug,
    rules: QuizRules.parse({
      ...rules,
      ...(drawing === "count" ? { draw: Math.min(200, Number(draw)) } : {}),
      drawRules: drawing === "rules" ? drawRules : [],
    }),
  }));

export const ResetQuizRules = z.object({ courseSlug: z.string().min(1).max(60) });
