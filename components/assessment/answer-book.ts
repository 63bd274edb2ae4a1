import {
  type Known,
  merged,
  nextSequence,
  type QueuedResponse,
  stillWaiting,
} from "@/components/assessment/response-queue";
import {
  ResponseSender,
  type SaveState,
  type Stored,
} from "@/components/assessment/response-sender";
import { openResponseStore } from "@/components/assessment/response-store";
import type { Outcome } from "@/components/assessment/send-response";
import type { AttemptSheet } from "@/lib/assessment/model/attempt";
import type { Answers } from "@/lib/assessment/model/paper";
import type { Answer } from "@/lib/assessment/model/question";

/** What the answer sheet shows. Replaced as a whole whenever anything changes. */
export type AnswerBookView = {
  answers: Answers;
  saveState: SaveState;
  /** Questions whose answer hasn't reached the server. */
  waitingIds: readonly string[];
  /** Questions whose answer was replaced by a later one from another device or tab. */
  overruledIds: readonly string[];
};

type Parts = {
  send(attemptId: string, entry: QueuedResponse): Promise<Outcome>;
  storage(): Storage | null;
  /** The device's clock, in milliseconds; only differences are used. */
  now(): number;
};

/** Longer than any page takes to load that people wait for. */
const LOADING_MILLISECONDS_MAX = 15_000;

/** Characters from which a text is long, and how long it may wait on the device. */
const LONG_TEXT = 200;
const LONG_TEXT_MILLISECONDS = 1500;

/**
 * How far the device's clock is ahead of the server's. A little is the time the page took to
 * load, on a clock that is right; more, or less than nothing, is a clock that is wrong.
 */
function clockError(now: number, serverNow: number): number {
  const difference = now - serverNow;
  return difference >= 0 && difference <= LOADING_MILLISECONDS_MAX ? 0 : difference;
}

/** The answers of one attempt, on this device and on the server, kept together. */
export class AnswerBook {
  readonly #sheet: AttemptSheet;
  readonly #parts: Parts;
  readonly #clockError: number;
  readonly #listeners = new Set<() => void>();
  readonly #sender: ResponseSender;
  #store: ReturnType<typeof openResponseStore>;
  #known: Known;
  #overruledIds: readonly string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #view: AnswerBookView;

  constructor(sheet: AttemptSheet, parts: Parts) {
    this.#sheet = sheet;
    this.#parts = parts;
    this.#clockError = clockError(parts.now(), sheet.serverNow.getTime());
    this.#store = openResponseStore(sheet.id, null);
    this.#known = { answers: sheet.answers, sequences: sheet.sequences };
    this.#sender = new ResponseSender({
      store: () => this.#store,
      send: (entry) => parts.send(sheet.id, entry),
      onStored: (entry, outcome) => this.#acknowledge(entry, outcome),
      onChange: () => this.#show(),
    });
    this.#view = this.#currentView();
  }

  readonly view = () => this.#view;
  readonly serverTime = () => this.#parts.now() - this.#clockError;
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Brings in what waits on this device since an earlier visit, and starts sending. */
  start() {
    const { id, sequences } = this.#sheet;
    this.#store = openResponseStore(id, this.#parts.storage());
    for (const { versionId } of this.#store.entries()) {
      this.#store.drop(versionId, sequences[versionId] ?? -1);
    }
    this.#known = merged(this.#known, stillWaiting(sequences, this.#store.entries()));
    this.#sender.wake();
  }

  change(versionId: string, answer: Answer) {
    if (this.#view.saveState === "closed") return;
    const open = this.serverTime() - this.#sheet.openedAt.getTime();
    const sequence = nextSequence(this.#known.sequences[versionId], open);
    this.#known = merged(this.#known, [{ versionId, answer, sequence }]);
    this.#overruledIds = this.#overruledIds.filter((id) => id !== versionId);
    this.#store.put({ versionId, answer, sequence });
    if ((answer[0]?.length ?? 0) > LONG_TEXT) this.#wakeSoon();
    else this.#sender.wake();
  }

  /** A long text is sent as a whole each time: not with every key that is pressed. */
  #wakeSoon() {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#sender.wake();
    }, LONG_TEXT_MILLISECONDS);
    this.#show();
  }

  /** Another tab has written on this device. */
  noticeTab(event: Pick<StorageEvent, "key" | "newValue">) {
    const entry = this.#store.entryOf(event);
    if (!entry) return;
    this.#known = merged(this.#known, [entry]);
    this.#sender.wake();
  }

  /** The page or the network is back. */
  wake() {
    this.#sender.again();
  }

  leave() {
    this.#sender.leave();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sender.stop();
  }

  async flush(): Promise<SaveState> {
    return await this.#sender.flush();
  }

  /** An answer that was overtaken by another device gives way to that one's. */
  #acknowledge({ versionId }: QueuedResponse, { newer, sequence }: Stored) {
    if (newer === null || (this.#known.sequences[versionId] ?? -1) > sequence) return;
    this.#known = {
      answers: { ...this.#known.answers, [versionId]: newer },
      sequences: { ...this.#known.sequences, [versionId]: sequence },
    };
    this.#overruledIds = [...this.#overruledIds, versionId];
  }

  #show() {
    this.#view = this.#currentView();
    for (const listener of this.#listeners) listener();
  }

  #currentView(): AnswerBookView {
    return {
      answers: this.#known.answers,
      saveState: this.#sender.state,
      waitingIds: this.#sender.waitingIds,
      overruledIds: this.#overruledIds,
    };
  }
}
