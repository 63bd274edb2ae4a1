import "server-only";
import { sql } from "drizzle-orm";
import { studyFlags } from "@/db/schema/learning";
import type { ReadRange } from "@/lib/learning/model/evidence";
import { dayInChina } from "@/lib/learning/rules/evidence";
import { lengthOf } from "@/lib/learning/rules/ranges";
import { SESSION_SILENCE_SECONDS } from "@/lib/learning/rules/seat";
import { type Intervals, suspicions } from "@/lib/learning/rules/suspicion";
import type { Transaction } from "@/lib/platform/command";

type Heard = {
  personId: string;
  lessonId: string;
  now: Date;
  claimed: number;
  ranges: readonly ReadRange[];
  intervals: Intervals;
  machine: string | null;
  /** Whether a session begins with this heartbeat: only then others on the machine are counted. */
  fresh: boolean;
};

/** Notes what is striking about a heartbeat; the same pattern once a day. */
export async function raiseFlags(tx: Transaction, heard: Heard): Promise<void> {
  const { personId, lessonId, now } = heard;
  const found = suspicions({
    claimed: heard.claimed,
    believed: lengthOf(heard.ranges),
    intervals: heard.intervals,
    peopleOnMachine: heard.fresh && heard.machine ? await countPeople(tx, heard.machine, now) : 0,
  });
  if (found.length === 0) return;
  const day = dayInChina(now);
  await tx
    .insert(studyFlags)
    .values(found.map((flag) => ({ ...flag, personId, lessonId, day, seenAt: now })))
    .onConflictDoNothing();
}

async function countPeople(tx: Transaction, machine: string, now: Date): Promise<number> {
  const since = new Date(now.getTime() - SESSION_SILENCE_SECONDS * 1000).toISOString();
  const [row] = await tx.execute<{ people: number }>(sql`
    select count(*)::int as people from study_clocks
    where machine = ${machine} and session_seen_at >= ${since}`);
  return row?.people ?? 0;
}
