/** What people are told when their marks are there, or have changed. Pure. */
import type { Outgoing } from "@/lib/messaging/model";

export type ToldAttempt = {
  attemptId: string;
  personId: string;
  courseSlug: string;
  title: string;
  total: number;
  /** Points that were told before; null for the first time. */
  earnedBefore: number | null;
  earned: number | null;
  passedBefore: boolean | null;
  passed: boolean | null;
};

/** @param reason why a key was put right; not said where a grader gave or changed marks */
export function gradeMessage(attempt: ToldAttempt, reason?: string): Outgoing {
  const { attemptId, personId, courseSlug, title, total, earnedBefore, earned } = attempt;
  const href = `/learn/${courseSlug}/quiz/${attemptId}`;
  const verdict = attempt.passed ? "已通过" : "未通过";
  if (earnedBefore === null) {
    const body = `得${earned}分，满分${total}分，${verdict}。点开看老师的评阅。`;
    return { personId, kind: "graded", title: `${title}评完了`, body, href };
  }
  const now = attempt.passed && !attempt.passedBefore ? `现在${verdict}` : verdict;
  const why = reason ? `有一道题的答案更正了（${reason}），` : "老师改了评分，";
  const body = `${why}得分由${earnedBefore}分变为${earned}分，满分${total}分，${now}。`;
  return { personId, kind: "regraded", title: `${title}的得分有更正`, body, href };
}
