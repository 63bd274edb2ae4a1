import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { QuestionResults } from "@/components/assessment/attempt-result";
import { AttemptTimeline } from "@/components/attempts/attempt-timeline";
import { OutcomeTag } from "@/components/attempts/outcome-tag";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { getAttemptReview } from "@/lib/assessment/queries/attempt-review";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "一份答卷" };

/** One attempt as those who look after the course see it: what happened, and every answer. */
export default async function AttemptReviewPage({
  params,
}: PageProps<"/teach/[course]/attempts/[attempt]">) {
  const { course, attempt: id } = await params;
  const here = `/teach/${course}/attempts`;
  const permit = await pagePermit("attempt.review", `${here}/${id}`);
  const attempt = await getAttemptReview(permit, course, id);
  if (!attempt) notFound();

  return (
    <PageFrame width="text">
      <PageHeader
        title={`${attempt.name}，第${attempt.number}次`}
        eyebrow={attempt.courseTitle}
        actions={
          <ButtonLink href={here} variant="secondary">
            回到作答记录
          </ButtonLink>
        }
      >
        {attempt.organisation}
      </PageHeader>
      <Card className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center gap-3">
          <h2 className="text-xl">经过</h2>
          <OutcomeTag attempt={attempt} />
        </div>
        <AttemptTimeline entries={attempt.timeline} />
        <p className="text-sm text-muted">
          离开页面包括切换窗口、接电话、锁屏，只供参考，不说明什么，也不影响得分。
        </p>
      </Card>
      {attempt.questions && (
        <QuestionResults questions={attempt.questions} media={`/teach/${course}/media`} />
      )}
      {attempt.hidden && <Notice tone="info">这次测验是盲评，评完以前，这里不显示答案。</Notice>}
      {attempt.state === "open" && <Notice tone="info">还在作答，交卷以后这里显示答案。</Notice>}
    </PageFrame>
  );
}
