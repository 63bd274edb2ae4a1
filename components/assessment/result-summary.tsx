import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { ProgressRing } from "@/components/ui/progress-ring";
import type { AttemptReport } from "@/lib/assessment/model/attempt";
import { dateTimeInWords } from "@/lib/platform/wording";

/** The score as a ring and in words, and the one thing to do next. */
export function ResultSummary({ report }: { report: AttemptReport }) {
  const { earned, total, passed, passPercent, awaiting } = report.result;
  if (earned === null) return <Awaiting report={report} questions={awaiting} />;
  return (
    <Card className="flex flex-col gap-6 sm:flex-row sm:items-center">
      <ProgressRing percent={(earned * 100) / total} label="得分占满分的比例" size="large" />
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <h2 className={`text-2xl ${passed ? "text-good" : "text-danger"}`}>
          {passed ? "通过了" : "这次没有通过"}
        </h2>
        <p>
          得<strong className="text-lg tabular-nums">{earned}</strong>分，满分{total}分，
          {Math.ceil((total * passPercent) / 100)}分通过。
        </p>
        <p className="text-muted">{nextInWords(report)}</p>
        <p className="flex flex-wrap gap-3">
          <NextStep report={report} />
        </p>
      </div>
    </Card>
  );
}

/** Handed in, and not graded to the end. */
function Awaiting({ report, questions }: { report: AttemptReport; questions: number }) {
  return (
    <Card className="flex flex-col gap-3">
      <h2 className="text-2xl">已交卷，等老师评阅</h2>
      <p>
        还有{questions}道题要由老师评分，满分{report.result.total}分。评完以后，这里显示成绩，
        站内消息也会告诉您。
      </p>
      <p className="flex flex-wrap gap-3">
        <ButtonLink href={`/learn/${report.courseSlug}/quiz`} variant="secondary">
          回到测验页
        </ButtonLink>
      </p>
    </Card>
  );
}

function nextInWords({ result, next }: AttemptReport): string {
  if (result.passed || next.refusal === "attempt.already_passed") {
    return "结业测验已经通过。课时也都学完后，学时会自动记入学习记录。";
  }
  if (next.refusal === "attempt.none_left") {
    return "测验次数已经用完，请联系培训管理员。这次的成绩可以随时回来看。";
  }
  const wait = next.availableAt ? `${dateTimeInWords(next.availableAt)}以后可以再考，` : "";
  return `${wait}还有${next.attemptsLeft}次机会。先看看哪里丢了分，再复习相关课时。`;
}

function NextStep({ report: { result, next, courseSlug } }: { report: AttemptReport }) {
  if (result.passed) return <ButtonLink href="/learn/record">查看学习记录</ButtonLink>;
  const canRetry = next.refusal === null || next.refusal === "attempt.cooling_down";
  return (
    <>
      <ButtonLink href={`/courses/${courseSlug}`}>复习课程</ButtonLink>
      <ButtonLink href="/learn/mistakes" variant="secondary">
        练错题
      </ButtonLink>
      {canRetry && (
        <ButtonLink href={`/learn/${courseSlug}/quiz`} variant="secondary">
          回到测验页
        </ButtonLink>
      )}
    </>
  );
}
