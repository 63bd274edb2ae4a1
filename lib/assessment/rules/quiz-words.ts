/** An exam's rules in the words that learners and trainers read. Pure. */
import type { Difficulty } from "@/lib/assessment/model/question";
import type { Counting, DrawKind, DrawRule, QuizIntro, Reveal } from "@/lib/assessment/model/quiz";
import { questionKindNames } from "@/lib/assessment/rules/answering";
import { dateTimeInWords } from "@/lib/platform/wording";

export const countingNames: Record<Counting, string> = {
  best: "取最高的一次",
  latest: "取最后一次",
  first: "取第一次",
  average: "取各次的平均",
};

export const revealNames: Record<Reveal, string> = {
  ended: "交卷后就公布",
  settled: "通过或次数用完后公布",
  closed: "测验结束后公布",
  never: "不公布",
};

export const drawKindNames: Record<DrawKind, string> = { ...questionKindNames, material: "材料题" };

/** What a learner should know before beginning, a sentence for each. */
export function quizFacts(quiz: QuizIntro): string[] {
  const { attemptsAllowed, coolDownMinutes, minutesAllowed, accommodation, window } = quiz;
  const count = range(quiz.questionCount);
  const drawn = quiz.bankCount > quiz.questionCount[1];
  const attempts = attemptsAllowed + (accommodation?.extraAttempts ?? 0);
  const extra = accommodation?.extraMinutes ?? 0;
  const closesAt = accommodation?.closesAt ?? window.closesAt;
  return [
    `${drawn ? `每次从${quiz.bankCount}题里抽${count}题` : `共${count}题`}，满分${range(quiz.totalPoints)}分`,
    `得分达到${quiz.passPercent}%为通过`,
    `限时${minutesAllowed + extra}分钟，从点“开始测验”起计时${extra > 0 ? `（其中为您延长${extra}分钟）` : ""}`,
    `可以考${attempts}次${coolDownMinutes > 0 ? `，每次间隔${coolDownMinutes}分钟` : ""}${quiz.counts === "best" || attempts === 1 ? "" : `，成绩${countingNames[quiz.counts]}`}`,
    ...(window.opensAt ? [`开始时间：${dateTimeInWords(window.opensAt)}`] : []),
    ...(closesAt ? [`结束时间：${dateTimeInWords(closesAt)}，到时自动交卷`] : []),
    "选一题保存一题，断网、关掉网页都不会丢",
    `答案和解析${revealNames[quiz.reveal]}`,
    ...(quiz.hasWritten ? ["有老师评分的题，评完才有成绩"] : []),
    "作答时切换到别的页面会记下次数和时长，只供老师参考，不影响得分",
  ];
}

function range([least, most]: readonly [number, number]): string {
  return least === most ? String(least) : `${least}至${most}`;
}

export const difficultyWords: Record<Difficulty, string> = { easy: "易", medium: "中", hard: "难" };

/** A line of the draw as trainers read it: 单选题（政策，中）10题，每题2分. */
export function drawRuleInWords({ count, points, kind, topic, difficulty }: DrawRule): string {
  const where = [topic, difficulty && difficultyWords[difficulty]].filter(Boolean).join("，");
  const unit = kind === "material" ? "则" : "题";
  return `${kind ? drawKindNames[kind] : "任何题型"}${where ? `（${where}）` : ""}${count}${unit}，每题${points}分`;
}
