import { type QueuedResponse, retryDelay } from "@/components/assessment/response-queue";
import type { ResponseStore } from "@/components/assessment/response-store";
import type { Outcome } from "@/components/assessment/send-response";

/** How far the answers have got. */
export type SaveState =
  | "saved"
  | "saving"
  /** Kept on the device; tried again by itself. */
  | "unreachable"
  | "signed-out"
  /** The attempt ended before these answers arrived. */
  | "closed"
  /** Something was refused for good. */
  | "rejected";

type Parts = {
  store: Pick<ResponseStore, "entries" | "drop">;
  send: (entry: QueuedResponse) => Promise<Outcome>;
  onStored: (entry: QueuedResponse, outcome: Extract<Outcome, { kind: "stored" }>) => void;
  onChange: () => void;
};

export type ResponseSender = ReturnType<typeof createResponseSender>;

const AT_ONCE_MAX = 4;

/**
 * Brings the stored answers to the server, one per question at a time and a few questions at
 * once, and tries again for as long as the page lives.
 */
export function createResponseSender({ store, send, onStored, onChange }: Parts) {
  const inFlight = new Set<string>();
  const rejected = new Map<string, number>();
  let failures = 0;
  let stopped: "signed-out" | "closed" | "left" | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let settled: (() => void)[] = [];

  const waiting = () =>
    store.entries().filter((entry) => entry.sequence > (rejected.get(entry.versionId) ?? -1));

  function state(): SaveState {
    if (stopped === "closed" || stopped === "signed-out") return stopped;
    if (waiting().length > 0) return failures > 0 ? "unreachable" : "saving";
    return rejected.size > 0 ? "rejected" : "saved";
  }

  function changed() {
    onChange();
    if (state() === "saving") return;
    for (const resolve of settled) resolve();
    settled = [];
  }

  function pump(atOnce = AT_ONCE_MAX) {
    clearTimeout(timer);
    if (stopped) return;
    for (const entry of waiting()) {
      if (inFlight.size >= atOnce) break;
      if (!inFlight.has(entry.versionId)) void deliver(entry);
    }
    changed();
  }

  async function deliver(entry: QueuedResponse) {
    inFlight.add(entry.versionId);
    const outcome = await send(entry);
    inFlight.delete(entry.versionId);
    if (settle(entry, outcome)) pump();
    else changed();
  }

  /** Whether there is any use in going on at once. */
  function settle(entry: QueuedResponse, outcome: Outcome): boolean {
    switch (outcome.kind) {
      case "stored":
        failures = 0;
        store.drop(entry.versionId, outcome.sequence);
        onStored(entry, outcome);
        return true;
      case "rejected":
        rejected.set(entry.versionId, entry.sequence);
        return true;
      case "unreachable":
        failures += 1;
        clearTimeout(timer);
        timer = setTimeout(() => pump(), retryDelay(failures, Math.random()));
        return false;
      default:
        stopped ??= outcome.kind;
        return false;
    }
  }

  return {
    state,
    /** The questions whose answer the server hasn't acknowledged. */
    waitingIds: () => store.entries().map((entry) => entry.versionId),

    /** There is something to send, or a reason to try again at once. */
    wake() {
      if (stopped !== "closed") stopped = null;
      pump();
    },

    /** The page may be gone in a moment: everything goes out now. */
    leave: () => pump(Number.POSITIVE_INFINITY),

    /** Sends what waits and tells how that ended; it doesn't wait for a second try. */
    async flush(): Promise<SaveState> {
      failures = 0;
      this.wake();
      if (state() === "saving") await new Promise<void>((resolve) => settled.push(resolve));
      return state();
    },

    stop() {
      stopped = "left";
      clearTimeout(timer);
    },
  };
}
