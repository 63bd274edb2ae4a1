/**
 * Answers on their way from the device to the server. Pure: what to keep, what is newest, when
 * to try again. The store and the sender act on it.
 *
 * A sequence counts tenths of a second since the attempt was opened, by the server's clock, and
 * always grows: whichever device or tab was used last wins, even if it was offline meanwhile.
 */
import type { Answers } from "@/lib/assessment/model/paper";
import type { Answer } from "@/lib/assessment/model/question";

/** An answer that the server has not acknowledged yet. */
export type QueuedResponse = { versionId: string; answer: Answer; sequence: number };

export type Known = { answers: Answers; sequences: Record<string, number> };

const RETRY_MILLISECONDS_MAX = 30_000;

/** The sequence of a change made now, given the highest one known for the question. */
export function nextSequence(known: number | undefined, millisecondsOpen: number): number {
  return Math.max(1, Math.floor(millisecondsOpen / 100), (known ?? 0) + 1);
}

/** Of several entries for a question, the one with the highest sequence; oldest change first. */
export function newestOfEach(entries: readonly QueuedResponse[]): QueuedResponse[] {
  const newest = new Map<string, QueuedResponse>();
  for (const entry of entries) {
    const other = newest.get(entry.versionId);
    if (!other || entry.sequence > other.sequence) newest.set(entry.versionId, entry);
  }
  return [...newest.values()].sort((one, other) => one.sequence - other.sequence);
}

/** What the server knows together with what waits on the device: the higher sequence wins. */
export function merged(known: Known, waiting: readonly QueuedResponse[]): Known {
  const answers = { ...known.answers };
  const sequences = { ...known.sequences };
  for (const { versionId, answer, sequence } of waiting) {
    if (sequence <= (sequences[versionId] ?? -1)) continue;
    answers[versionId] = answer;
    sequences[versionId] = sequence;
  }
  return { answers, sequences };
}

/** Those entries that the server doesn't know yet. */
export function stillWaiting(
  sequences: Record<string, number>,
  entries: readonly QueuedResponse[],
): QueuedResponse[] {
  return entries.filter((entry) => entry.sequence > (sequences[entry.versionId] ?? -1));
}

/** Reads what was written on the device; null for anything else, since people can edit it. */
export function parseEntry(versionId: string, text: string | null): QueuedResponse | null {
  if (text === null) return null;
  try {
    const { answer, sequence }: Partial<QueuedResponse> = JSON.parse(text) ?? {};
    const isAnswer = Array.isArray(answer) && answer.every((id) => typeof id === "string");
    if (!isAnswer || !Number.isSafeInteger(sequence)) return null;
    return { versionId, answer, sequence: sequence as number };
  } catch {
    return null;
  }
}

/**
 * How long to wait after so many failures in a row. `random`, from 0 to below 1, keeps a class
 * of phones that lost the network together from coming back together.
 */
export function retryDelay(failures: number, random: number): number {
  const full = Math.min(RETRY_MILLISECONDS_MAX, 1000 * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (0.75 + random / 2));
}
