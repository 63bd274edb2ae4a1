/**
 * The parts of one assignment on this page: what is written, what has reached the server, what another
 * page wrote meanwhile. Whatever the server has not acknowledged stays on the device as well.
 */
import { retryDelay } from "@/components/assessment/response-queue";
import type { DraftPart, SavePart } from "@/lib/submissions/model/submission";

export type SaveState = "saved" | "saving" | "unreachable" | "signed-out" | "closed" | "rejected";
export type Outcome =
  | { kind: "stored"; revision: number; conflict: string | null }
  | { kind: Exclude<SaveState, "saved" | "saving"> };

/** `theirs` is what another page wrote; nothing is sent until it is decided which text stays. */
export type PartView = DraftPart & { theirs: { text: string; revision: number } | null };
export type BookView = { parts: Record<string, PartView>; state: SaveState };

type Waiting = Pick<SavePart, "part" | "text" | "base" | "sequence" | "writer">;
type Parts = {
  send(entry: SavePart): Promise<Outcome>;
  storage(): Storage | null;
  newWriter(): string;
};

/** A text is sent as a whole each time: not with every key that is pressed. */
const PAUSE_MILLISECONDS = 1200;

export class DraftBook {
  readonly #submissionId: string;
  readonly #parts: Parts;
  readonly #prefix: string;
  readonly #known = new Map<string, PartView>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #inFlight = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #writer = "";
  #sequence = 0;
  #failures = 0;
  #trouble: Exclude<SaveState, "saved" | "saving"> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #view: BookView;

  constructor(submissionId: string, draft: Record<string, DraftPart>, parts: Parts) {
    this.#submissionId = submissionId;
    this.#parts = parts;
    this.#prefix = `wushe:hand-in:${submissionId}:`;
    for (const [part, kept] of Object.entries(draft)) {
      this.#known.set(part, { ...kept, theirs: null });
    }
    this.#view = this.#current();
  }

  readonly view = () => this.#view;
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Brings in what an earlier page left on this device, and starts sending it. */
  start() {
    this.#writer ||= this.#parts.newWriter();
    for (const entry of this.#left()) {
      const known = this.#known.get(entry.part) ?? { text: "", revision: 0, theirs: null };
      if (known.text !== entry.text) {
        this.#known.set(entry.part, { ...known, text: entry.text });
        this.#waiting.set(entry.part, entry);
      } else this.#forget(entry);
    }
    this.wake();
  }

  change(part: string, text: string) {
    const known = this.#known.get(part) ?? { text: "", revision: 0, theirs: null };
    this.#known.set(part, { ...known, text });
    const old = this.#waiting.get(part);
    this.#sequence += 1;
    const entry = { part, text, base: known.revision, sequence: this.#sequence };
    this.#keep({ ...entry, writer: this.#writer });
    if (old && old.writer !== this.#writer) this.#forget(old);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), PAUSE_MILLISECONDS);
    this.#show();
  }

  /** Ends a conflict: this text stays, whatever either page had. */
  settle(part: string, text: string) {
    const known = this.#known.get(part);
    if (!known?.theirs) return;
    this.#known.set(part, { ...known, revision: known.theirs.revision, theirs: null });
    this.change(part, text);
    this.wake();
  }

  /** There is something to send, or a reason to try again at once. */
  wake() {
    clearTimeout(this.#timer);
    if (this.#trouble !== "closed") this.#trouble = null;
    this.#pump();
  }

  /** The page or the network is back: tries at once, and soon again, however often it was in vain before. */
  again() {
    this.#failures = Math.min(this.#failures, 1);
    this.wake();
  }

  stop() {
    clearTimeout(this.#timer);
  }

  /** Sends what waits; true once everything is on the server. */
  async flush(): Promise<boolean> {
    this.wake();
    await Promise.all([...this.#waiting.keys()].map((part) => this.#deliver(part)));
    while (this.#inFlight.size > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    return this.#waiting.size === 0 && this.#trouble === null;
  }

  #pump() {
    if (!this.#trouble) for (const part of this.#waiting.keys()) void this.#deliver(part);
    this.#show();
  }

  async #deliver(part: string): Promise<void> {
    const entry = this.#waiting.get(part);
    if (!entry || this.#inFlight.has(part) || this.#known.get(part)?.theirs) return;
    this.#inFlight.add(part);
    const outcome = await this.#parts.send({ submissionId: this.#submissionId, ...entry });
    this.#inFlight.delete(part);
    if (outcome.kind === "stored") this.#acknowledge(entry, outcome);
    else {
      this.#trouble = outcome.kind;
      this.#failures += 1;
      if (outcome.kind === "unreachable") {
        const delay = retryDelay(this.#failures, Math.random());
        this.#timer = setTimeout(() => this.wake(), delay);
      }
    }
    this.#show();
  }

  #acknowledge(entry: Waiting, { revision, conflict }: Extract<Outcome, { kind: "stored" }>) {
    this.#failures = 0;
    const { part } = entry;
    const known = this.#known.get(part) ?? { text: entry.text, revision: 0, theirs: null };
    if (conflict !== null) {
      this.#known.set(part, { ...known, theirs: { text: conflict, revision } });
      return;
    }
    this.#known.set(part, { ...known, revision });
    const waiting = this.#waiting.get(part);
    if (waiting?.writer === entry.writer && waiting.sequence === entry.sequence) {
      this.#forget(entry);
      return;
    }
    // Written on meanwhile: the next text stands on what was just kept.
    if (waiting) this.#keep({ ...waiting, base: revision });
    this.#pump();
  }

  #keep(entry: Waiting) {
    this.#waiting.set(entry.part, entry);
    try {
      this.#parts.storage()?.setItem(this.#key(entry), JSON.stringify(entry));
    } catch {
      // Kept in memory only.
    }
  }

  #forget(entry: Waiting) {
    if (this.#waiting.get(entry.part)?.writer === entry.writer) this.#waiting.delete(entry.part);
    try {
      this.#parts.storage()?.removeItem(this.#key(entry));
    } catch {
      // There was nothing to forget.
    }
  }

  #key({ part, writer }: Waiting): string {
    return `${this.#prefix}${part}:${writer}`;
  }

  #left(): Waiting[] {
    try {
      const storage = this.#parts.storage();
      const keys = Object.keys(storage ?? {}).filter((key) => key.startsWith(this.#prefix));
      return keys.flatMap((key) => parseWaiting(storage?.getItem(key) ?? "") ?? []);
    } catch {
      return [];
    }
  }

  #show() {
    this.#view = this.#current();
    for (const listener of this.#listeners) listener();
  }

  #current(): BookView {
    const state = this.#trouble ?? (this.#waiting.size > 0 ? "saving" : "saved");
    return { parts: Object.fromEntries(this.#known), state };
  }
}

/** What was written on the device; null for anything else, since people can edit it. */
export function parseWaiting(text: string): Waiting | null {
  try {
    const { part, text: words, base, sequence, writer }: Partial<Waiting> = JSON.parse(text) ?? {};
    if (typeof part !== "string" || typeof words !== "string" || typeof writer !== "string") {
      return null;
    }
    if (!Number.isSafeInteger(base) || !Number.isSafeInteger(sequence)) return null;
    return { part, text: words, base: base ?? 0, sequence: sequence ?? 1, writer };
  } catch {
    return null;
  }
}
