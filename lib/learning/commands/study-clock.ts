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
};

type Row = {
  credited: TimeSpan[];
  id: string | null;
  beganAt: number;
  seenAt: number;
} & Intervals;

/**
 * The person's study clock, locked: the heartbeats of one person wait for each other here, whatever
 * device they come from. Made when it isn't there yet.
 */
export async function lockClock(tx: Transaction, personId: string): Promise<StudyClock> {
  const known = await readClock(tx, personId);
  if (known) return known;
  await tx.execute(sql`insert into study_clocks (person_id) values (${personId})
    on conflict (person_id) do nothing`);
  const made = await readClock(tx, personId);
  if (!made) throw new Error("A study clock was just made and is not there");
  return made;
}

async function readClock(tx: Transaction, personId: string): Promise<StudyClock | null> {
  const [row] = await tx.execute<Row>(sql`
    select (
        select coalesce(jsonb_agg(jsonb_build_array(
          extract(epoch from lower(span)), extract(epoch from upper(span))) order by span), '[]')
        from unnest(credited) span
      ) as credited,
      session_id as id, extract(epoch from session_began_at)::float8 as "beganAt",
      extract(epoch from session_seen_at)::float8 as "seenAt",
      beats, beat_mean as mean, beat_squares as squares
    from study_clocks where person_id = ${personId} for update`);
  if (!row) return null;
  const { credited, id, beganAt, seenAt, ...intervals } = row;
  return { credited, session: id ? { id, beganAt, seenAt } : null, intervals };
}
