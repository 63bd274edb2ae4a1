/** What a plain form says when it is sent without scripts: everything at once, at the end. */
import type { SaveResponse } from "@/lib/assessment/model/attempt";
import { SEQUENCE_MAX } from "@/lib/assessment/model/attempt";
import type { Answers, OpenPaper } from "@/lib/assessment/model/paper";
import type { Answer, OpenBody } from "@/lib/assessment/model/question";

/**
 * The answers of a form as responses to save. Each follows directly upon the stored answer the
 * form was filled in over: an answer saved since then carries a higher sequence, or the same,
 * and stays. A question that the form left as empty as it was is not mentioned.
 */
export function formResponses(
  paper: OpenPaper,
  answers: Answers,
  sequences: Record<string, number>,
): Omit<SaveResponse, "attemptId">[] {
  return paper.questions.flatMap(({ versionId, body }) => {
    const given = Object.hasOwn(answers, versionId) ? answers[versionId] : undefined;
    if (given === undefined) return [];
    const answer = tidy(body, given);
    const before = Object.hasOwn(sequences, versionId) ? sequences[versionId] : undefined;
    if (before === undefined) return answer.length > 0 ? [{ versionId, answer, sequence: 0 }] : [];
    return [{ versionId, answer, sequence: Math.min(before + 1, SEQUENCE_MAX) }];
  });
}

/** Forms send an empty text for "nothing"; only among pairs and blanks does its place mean something. */
function tidy(body: OpenBody, given: Answer): Answer {
  const filled = given.filter((id) => id !== "");
  const placed = body.kind === "matching" || body.kind === "fill";
  return placed && filled.length > 0 ? given : filled;
}
