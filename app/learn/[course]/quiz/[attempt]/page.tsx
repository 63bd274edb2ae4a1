import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AnswerSheet } from "@/components/assessment/answer-sheet";
import { AttemptResult } from "@/components/assessment/attempt-result";
import { PageFrame } from "@/components/shell/page-frame";
import { getOwnAttempt } from "@/lib/assessment/queries/attempts";
import { handInAttemptAction } from "@/lib/learning/actions";
import { isUuid } from "@/lib/platform/result";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "结业测验" };

/** One attempt: the answer sheet while it is open, the result once it has ended. */
export default async function AttemptPage({ params }: PageProps<"/learn/[course]/quiz/[attempt]">) {
  const { course, attempt: attemptId } = await params;
  const permit = await pagePermit("quiz.attempt", `/learn/${course}/quiz/${attemptId}`);
  const attempt = isUuid(attemptId) ? await getOwnAttempt(permit, attemptId) : null;
  if (!attempt || attempt.courseSlug !== course) notFound();

  return (
    <PageFrame width="text">
      {attempt.state === "open" ? (
        <AnswerSheet sheet={attempt} action={handInAttemptAction} />
      ) : (
        <AttemptResult report={attempt} />
      )}
    </PageFrame>
  );
}
