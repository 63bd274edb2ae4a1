/**
 * Classes of what PostgreSQL answers that say nothing of the work itself: the connection, a conflict with
 * somebody else's, too little of something, a lock not got, an operator's hand.
 */
const PASSING_STATES = /^(08|40|53|55P03|57)/;

/** The network between here and the database, in the words of Node and of its driver. */
const PASSING_CODES = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EAI_AGAIN"],
  ...["CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED", "CONNECT_TIMEOUT"],
]);

/** Whether PostgreSQL gave a transaction up so that another could go on. */
export function isDeadlock(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  return ("code" in fault && fault.code === "40P01") || isDeadlock(fault.cause);
}

/** Whether what went wrong may go well by itself when it is tried again. */
export function isPassing(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  const code = "code" in fault ? String(fault.code) : "";
  return PASSING_CODES.has(code) || PASSING_STATES.test(code) || isPassing(fault.cause);
}
