/**
 * Afterwards: is everything there that was promised, once, and is every score what it should be?
 * Scores are reckoned here anew from the rules as learners are told them, not by the product's code.
 */
import type postgres from "postgres";
import type { Asked, Promises } from "@/tests/chaos/attempts/learner";

export type Verdict = {
  attempts: number;
  answers: number;
  lostAnswers: string[];
  wrongAnswers: string[];
  wrongScores: string[];
  doubled: string[];
  notEnded: string[];
};

type StoredAttempt = {
  id: string;
  personId: string;
  state: string;
  earned: number | null;
  total: number;
  passed: boolean | null;
  paper: { passPercent: number; questions: (Asked & { points: number })[] };
  handIns: number;
};

export async function verify(sql: postgres.Sql, promised: readonly Promises[]): Promise<Verdict> {
  const verdict: Verdict = {
    ...{ attempts: 0, answers: 0, lostAnswers: [], wrongAnswers: [] },
    ...{ wrongScores: [], doubled: [], notEnded: [] },
  };
  for (const promises of promised) {
    const attempts = await sql<StoredAttempt[]>`
      select a.id, a.person_id as "personId", a.state, a.earned, a.total, a.passed, a.paper,
        (select count(*)::int from audit_entries e
          where e.action = 'learning.hand_in_attempt' and e.subject = 'attempt:' || a.id) as "handIns"
      from attempts a where a.person_id = ${promises.personId}`;
    const responses = await sql<{ versionId: string; answer: string[]; sequence: number }[]>`
      select version_id as "versionId", answer, sequence from responses
      where attempt_id = ${promises.attemptId}`;
    compare(promises, attempts, responses, verdict);
  }
  return verdict;
}

function compare(
  promises: Promises,
  attempts: readonly StoredAttempt[],
  responses: readonly { versionId: string; answer: string[]; sequence: number }[],
  verdict: Verdict,
) {
  const { attemptId } = promises;
  verdict.attempts += 1;
  const attempt = attempts.find(({ id }) => id === attemptId);
  if (attempts.length !== 1) verdict.doubled.push(`${attempts.length} attempts for ${attemptId}`);
  if (!attempt) return;

  for (const [versionId, { sequence, answer }] of promises.answers) {
    verdict.answers += 1;
    const rows = responses.filter((row) => row.versionId === versionId);
    if (rows.length === 0) verdict.lostAnswers.push(`${attemptId} ${versionId}`);
    if (rows.length > 1) verdict.doubled.push(`${attemptId} ${versionId}`);
    for (const row of rows) {
      const same = row.sequence === sequence && isSame(row.answer, answer);
      if (!same) verdict.wrongAnswers.push(`${attemptId} ${versionId} ${row.sequence}≠${sequence}`);
    }
  }
  if (promises.handedIn && attempt.state !== "submitted") verdict.notEnded.push(attemptId);
  if (attempt.handIns !== 1)
    verdict.doubled.push(`${attemptId} handed in ${attempt.handIns} times`);
  compareScore(promises, attempt, responses, verdict);
}

function compareScore(
  { attemptId, handedIn }: Promises,
  { paper, earned, total, passed }: StoredAttempt,
  responses: readonly { versionId: string; answer: string[] }[],
  verdict: Verdict,
) {
  const due = paper.questions.reduce((sum, question) => {
    const answer = responses.find(({ versionId }) => versionId === question.versionId)?.answer;
    return sum + pointsOf(question, answer ?? []);
  }, 0);
  const most = paper.questions.reduce((sum, { points }) => sum + points, 0);
  const passes = due * 100 >= most * paper.passPercent;
  const told = handedIn ? [handedIn.earned, handedIn.total, handedIn.passed] : [];
  const stored = [earned, total, passed];
  const reckoned = [due, most, passes];
  if (`${stored}` !== `${reckoned}` || (handedIn && `${told}` !== `${reckoned}`)) {
    verdict.wrongScores.push(`${attemptId}: told ${told}, stored ${stored}, due ${reckoned}`);
  }
}

/** The marking rules of docs/用户指南.md, written a second time. */
function pointsOf({ body, points }: Asked & { points: number }, answer: string[]): number {
  const right = body.correct;
  const hits = answer.filter((id) => right.includes(id)).length;
  switch (body.kind) {
    case "multiple":
      if (answer.length === 0 || hits < answer.length) return 0;
      return hits === right.length ? points : Math.floor(points / 2);
    case "ordering": {
      if (isSame(answer, right)) return points;
      const movable = right.some((moved) =>
        isSame(
          answer.filter((id) => id !== moved),
          right.filter((id) => id !== moved),
        ),
      );
      return right.length > 2 && movable ? Math.floor(points / 2) : 0;
    }
    case "matching":
      return Math.floor(
        (points * right.filter((id, at) => answer[at] === id).length) / right.length,
      );
    default:
      return isSame(answer, right) ? points : 0;
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, at) => id === other[at]);
}
