import "server-only";
import { sql } from "drizzle-orm";
import { type SavedResponse, SaveResponse } from "@/lib/assessment/model/attempt";
import { GRACE_SECONDS } from "@/lib/assessment/rules/attempt";
import { personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/**
 * Keeps one answer of an attempt that is under way. Safe to repeat, reorder and send late: the
 * highest sequence wins. An acknowledged answer counts; one that comes after the end is refused.
 */
export const saveResponse = defineCommand({
  name: "assessment.save_response",
  permission: "quiz.attempt",
  input: SaveResponse,

  async run({ tx, permit, input, now }) {
    const response = { ...input, personId: personOf(permit), now };
    const attempt = await store(tx, response);
    if (!attempt) return refuse("not_found");
    if (!attempt.accepts) return refuse("attempt.closed");
    if (!attempt.asked) return refuse("invalid_input", { versionId: ["这道题不在您的试卷里"] });
    return ok(
      attempt.stored === null
        ? await readStored(tx, response)
        : { sequence: attempt.stored, newer: null },
    );
  },

  audit: () => null,
});

type Response = SaveResponse & { personId: string; now: Date };

/**
 * One statement, because every answer of every learner passes here. The share lock on the
 * attempt is the promise: whoever ends the attempt waits until the answer is committed and
 * counts it, and an answer that had to wait for the end sees that it came too late.
 */
async function store(tx: Transaction, response: Response) {
  const { attemptId, versionId, personId, sequence } = response;
  const now = response.now.toISOString();
  const [row] = await tx.execute<{ accepts: boolean; asked: boolean; stored: number | null }>(sql`
    with attempt as (
      select id,
        state = 'open' and ${now}::timestamptz
          <= closes_at + make_interval(secs => ${GRACE_SECONDS}) as accepts,
        paper @> jsonb_build_object('questions',
          jsonb_build_array(jsonb_build_object('versionId', ${versionId}::text))) as asked
      from attempts
      where id = ${attemptId} and person_id = ${personId}
      for share
    ), saved as (
      insert into responses as r (attempt_id, version_id, answer, sequence, saved_at)
      select id, ${versionId}::uuid, ${JSON.stringify(response.answer)}::jsonb,
        ${sequence}::int, ${now}::timestamptz
      from attempt where accepts and asked
      on conflict (attempt_id, version_id) do update
        set answer = excluded.answer, sequence = excluded.sequence, saved_at = excluded.saved_at
        where excluded.sequence > r.sequence
      returning sequence
    )
    select accepts, asked, (select sequence from saved) as stored from attempt`);
  return row;
}

/** What stands instead of an answer that was not the latest; null when it is the same answer. */
async function readStored(tx: Transaction, response: Response): Promise<SavedResponse> {
  const [row] = await tx.execute<SavedResponse>(sql`
    select sequence, nullif(answer, ${JSON.stringify(response.answer)}::jsonb) as newer
    from responses
    where attempt_id = ${response.attemptId} and version_id = ${response.versionId}`);
  if (!row) throw new Error("A response was neither stored nor found");
  return row;
}
