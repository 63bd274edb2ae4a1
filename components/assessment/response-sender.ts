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

export type Stored = Extract<Outcome, { kind: "stored" }>;

type Parts = {
  store(): Pick<ResponseStore, "entries" | "drop">;
  send(entry: QueuedResponse): Promise<Outcome>;
  onStored(entry: QueuedResponse, outcome: Stored): void;
  onChange(): void;
};

const AT_ONCE_MAX = 4;

/**
 * Brings the stored answers to the server, one per question at a time and a few questions at
 * once, and tries again for as long as the page lives.
 */
export class ResponseSender {
  readonly #parts: Parts;
  readonly #inFlight = new Set<string>();
  /** Sequences that the server refused for good, by question. */
  readonly #rejected = new Map<string, number>();
  #failures = 0;
  #stopped: "signed-out" | "closed" | "left" | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #flushes: (() => void)[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get state(): SaveState {
    if (this.#stopped === "closed" || this.#stopped === "signed-out") return this.#stopped;
    if (this.#waiting().length > 0) return this.#failures > 0 ? "unreachable" : "saving";
    return this.waitingIds.length > 0 ? "rejected" : "saved";
  }

  /** The questions whose answer the server hasn't acknowledged. */
  get waitingIds(): string[] {
    return this.#parts
      .store()
      .entries()
      .map((entry) => entry.versionId);
  }

  /** There is something to send, or a reason to try again at once. */
  wake() {
    if (this.#stopped !== "closed") this.#stopped = null;
    this.#pump(AT_ONCE_MAX);
  }

  /** The network may be back: tries at once, and soon again, however often it was in vain before. */
  again() {
    this.#failures = Math.min(this.#failures, 1);
    this.wake();
  }

  /** The page may be gone in a moment: everything goes out now. */
  leave() {
    this.#pump(Number.POSITIVE_INFINITY);
  }

  /** Sends what waits and tells how that ended; it doesn't wait for a second try. */
  async flush(): Promise<SaveState> {
    this.#failures = 0;
    this.wake();
    if (this.state === "saving") {
      await new Promise<void>((resolve) => this.#flushes.push(resolve));
    }
    return this.state;
  }

  stop() {
    if (this.#stopped !== "closed") this.#stopped = "left";
    this.#rest();
  }

  #waiting(): QueuedResponse[] {
    return this.#parts
      .store()
      .entries()
      .filter((entry) => entry.sequence > (this.#rejected.get(entry.versionId) ?? -1));
  }

  #pump(atOnce: number) {
    this.#rest();
    if (!this.#stopped) {
      for (const entry of this.#waiting()) {
        if (this.#inFlight.size >= atOnce) break;
        if (!this.#inFlight.has(entry.versionId)) void this.#deliver(entry);
      }
    }
    this.#changed();
  }

  async #deliver(entry: QueuedResponse) {
    this.#inFlight.add(entry.versionId);
    const outcome = await this.#parts.send(entry);
    this.#inFlight.delete(entry.versionId);
    if (this.#settle(entry, outcome)) this.#pump(AT_ONCE_MAX);
    else this.#changed();
  }

  /** Whether there is any use in going on at once. */
  #settle(entry: QueuedResponse, outcome: Outcome): boolean {
    switch (outcome.kind) {
      case "stored":
        this.#failures = 0;
        this.#parts.store().drop(entry.versionId, outcome.sequence);
        this.#parts.onStored(entry, outcome);
        return true;
      case "rejected":
        this.#rejected.set(entry.versionId, entry.sequence);
        return true;
      case "unreachable":
        this.#retryLater();
        return false;
      default:
        this.#stopped ??= outcome.kind;
        return false;
    }
  }

  /** What goes out together and fails together is one failure. */
  #retryLater() {
    if (this.#timer !== undefined) return;
    this.#failures += 1;
    if (this.#stopped) return;
    const delay = retryDelay(this.#failures, Math.random());
    this.#timer = setTimeout(() => this.#pump(AT_ONCE_MAX), delay);
  }

  #rest() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #changed() {
    this.#parts.onChange();
    if (this.state === "saving") return;
    for (const resolve of this.#flushes) resolve();
    this.#flushes = [];
  }
}
