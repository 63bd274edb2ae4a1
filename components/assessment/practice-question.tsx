"use client";

import { CheckQuestion } from "@/components/assessment/check-question";
import type { Answer, Feedback, OpenBody } from "@/lib/assessment/model/question";
import { isRefusalCode, type Result, refusals } from "@/lib/platform/result";

type Props = {
  question: { versionId: string; courseSlug: string; stem: string; body: OpenBody };
};

/** A missed question to answer again, explained at once. */
export function PracticeQuestion({ question }: Props) {
  const { versionId, courseSlug, stem, body } = question;
  return (
    <CheckQuestion
      media={`/learn/${courseSlug}/media`}
      question={{ key: versionId, stem, body }}
      feedback={null}
      onAnswer={(answer) => send(versionId, answer)}
    />
  );
}

async function send(versionId: string, answer: Answer): Promise<Feedback | { problem: string }> {
  const response = await fetch("/api/assessment/practice", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ versionId, answer }),
  }).catch(() => null);
  if (!response) return { problem: "现在连不上网络，选的答案还在，联网后再点一次" };
  const result = (await response.json()) as Result<Feedback>;
  if (result.ok) return result.value;
  const code = result.refusal?.code;
  return { problem: isRefusalCode(code) ? refusals[code] : refusals.invalid_input };
}
