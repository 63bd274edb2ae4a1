import "server-only";
import { sql } from "drizzle-orm";
import type { TimeSpan } from "@/lib/learning/model/evidence";
import type { Session } from "@/lib/learning/rules/seat";
import type { Intervals } from "@/lib/learning/rules/suspicion";
import type { Transaction } from "@/lib/platform/command";

/** A person's clock; instants are seconds since 1970. */
export type StudyClock = {
  credited: TimeSpan[];
  session: Session | null;
  intervals: Intervals;
  /** Grows with every change, so that who read it without a lock can tell. */
  revision: number;
};

export type ClockRow = {
  credited: TimeSpan[];
  revision: number;
  id: string | null;
  beganAt: number;
  seenAt: number;
} & Intervals;

/** What is read of the table `study_clocks`, named so. */
export const clockColumns = sql`(
    select coalesce(jsonb_agg(jsonb_build_array(
      extract(epoch from lower(span)), extract(epoch from upper(span))) order by span), '[]')
    from unnest(study_clocks.credited) span
  ) as credited,
  study_clocks.revision, study_clocks.session_id as id,
  extract(epoch from study_clocks.session_began_at)::float8 as "beganAt",
  extract(epoch from study_clocks.session_seen_at)::float8 as "seenAt",
  study_clocks.beats, study_clocks.beat_mean as mean, study_clocks.beat_squares as squares`;

export function clockOf({
  credited,
  revision,
  id,
  beganAt,
  seenAt,
  beats,
  mean,
  squares,
}: ClockRow): StudyClock {
  const session = id ? { id, beganAt, seenAt } : null;
  return { credited, revision, session, intervals: { beats, mean, squares } };
}

/**
 * The person's study clock, locked: the heartbeats of one person wait for each other here, whatever
 * device they come from. Made when it isn't there yet. Its revision is raised at once: whatever read it
 * before, without a lock, stores nothing any more, also where the caller changes something else only.
 */
export async function lockClock(tx: Transaction, personId: string): Promise<StudyClock> {
  const [row] = await tx.execute<ClockRow>(sql`
    insert into study_clocks (person_id, revision) values (${personId}, 1)
    on conflict (person_id) do update set revision = study_clocks.revision + 1
    returning ${clockColumns}`);
  if (!row) throw new Error("A study clock was locked and is not there");
  return clockOf(row);
}
