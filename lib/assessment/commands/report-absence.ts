import "server-only";
import { sql } from "drizzle-orm";
import { ReportAbsence } from "@/lib/assessment/model/attempt";
import { personOf } from "@/lib/platform/authority";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/** More than anybody leaves a page by accident; what comes after them says nothing new. */
const ABSENCES_MAX = 300;

/**
 * Keeps that the answer sheet was left, and for how long. Safe to repeat: an absence has one id, and
 * its seconds only grow. It is shown to graders, and no rule goes by it.
 */
export const reportAbsence = defineCommand({
  name: "assessment.report_absence",
  permission: "quiz.attempt",
  input: ReportAbsence,

  async run({ tx, permit, input: { attemptId, absenceId, awaySeconds }, now }) {
    const [attempt] = await tx.execute<{ open: boolean }>(sql`
      with attempt as (
        select id, state = 'open' as open from attempts
        where id = ${attemptId} and person_id = ${personOf(permit)}
      ), kept as (
        insert into attempt_absences as a (attempt_id, id, left_at, away_seconds)
        select id, ${absenceId}::uuid,
          ${now.toISOString()}::timestamptz - make_interval(secs => ${awaySeconds ?? 0}),
          ${awaySeconds}::int
        from attempt
        where open and (select count(*) from attempt_absences b where b.attempt_id = attempt.id)
          < ${ABSENCES_MAX}
        on conflict (attempt_id, id) do update
          set away_seconds = greatest(a.away_seconds, excluded.away_seconds)
      )
      select open from attempt`);
    if (!attempt) return refuse("not_found");
    return attempt.open ? ok(null) : refuse("attempt.closed");
  },

  audit: () => null,
});
