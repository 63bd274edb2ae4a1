/**
 * What the islands of one document share: what the server said, what it has not yet been
 * told, and whether it can be reached. A tiny store, so that islands need no framework.
 */
import type { LessonState, ReadRange, Seat } from "@/lib/learning/model/evidence";

export type Sync = "loading" | "synced" | "offline" | "signed_out";

type Snapshot = {
  lesson: LessonState | null;
  sync: Sync;
  justCompleted: boolean;
  /** Whether it is here or on another device that the person studies. */
  seat: Seat;
  /** What was seen and does not count yet. */
  unsent: readonly ReadRange[];
  /** Seconds of study that do not count yet. */
  unsentSeconds: number;
  /** Whether the learner said that the lesson is done, and the platform has not taken it yet. */
  confirming: boolean;
};

let snapshot: Snapshot = {
  ...{ lesson: null, sync: "loading", justCompleted: false, seat: "here", unsent: [] },
  ...{ unsentSeconds: 0, confirming: false },
};
const listeners = new Set<() => void>();

export function currentSnapshot(): Snapshot {
  return snapshot;
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function update(change: Partial<Snapshot>): void {
  snapshot = { ...snapshot, ...change };
  for (const listener of listeners) listener();
}

export type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; refusal: { code: string; fields?: Record<string, string[]> } };

/**
 * One JSON request to the platform. Null when it could not be reached or failed; being signed
 * out and being offline show in the store.
 */
export async function ask<T>(
  path: string,
  { method = "GET", body }: { method?: string; body?: unknown } = {},
): Promise<Answer<T> | null> {
  try {
    const response = await fetch(path, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const answer = (await response.json()) as Answer<T>;
    if (response.status >= 500) {
      update({ sync: "offline" });
      return null;
    }
    const signedOut = !answer.ok && answer.refusal.code === "sign_in_required";
    update({ sync: signedOut ? "signed_out" : "synced" });
    return answer;
  } catch {
    update({ sync: "offline" });
    return null;
  }
}
