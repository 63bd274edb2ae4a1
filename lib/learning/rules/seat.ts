/** Which of a person's devices and tabs is the one they study on. Pure. */
import type { Seat } from "@/lib/learning/model/evidence";

/** A session that has been silent for so long has ended, in seconds. */
export const SESSION_SILENCE_SECONDS = 60;

/** What arrives later than this was studied before; it says nothing of where the person is now. */
const LATE_SECONDS = 45;

export type Session = { id: string; beganAt: number; seenAt: number };

type Beat = { session: string; begin: boolean; ageSeconds: number };

/**
 * The session after a heartbeat, and what its sender is told. Whoever begins gets the seat; one who
 * merely goes on keeps it, or takes it when nobody is in it. Instants are seconds since 1970.
 */
export function takeSeat(
  current: Session | null,
  { session, begin, ageSeconds }: Beat,
  now: number,
): { seat: Seat; session: Session | null; fresh: boolean } {
  if (ageSeconds > LATE_SECONDS) return { seat: "here", session: current, fresh: false };
  if (current?.id === session) {
    return { seat: "here", session: { ...current, seenAt: now }, fresh: false };
  }
  const silent = !current || now - current.seenAt > SESSION_SILENCE_SECONDS;
  if (!begin && !silent) return { seat: "elsewhere", session: current, fresh: false };
  const taken = { id: session, beganAt: now, seenAt: now };
  return { seat: silent ? "here" : "taken_over", session: taken, fresh: true };
}
