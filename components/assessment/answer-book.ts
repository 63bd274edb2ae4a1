import {
  type Known,
  merged,
  nextSequence,
  type QueuedResponse,
  stillWaiting,
} from "@/components/assessment/response-queue";
import { createResponseSender, type SaveState } from "@/components/assessment/response-sender";
import { openResponseStore } from "@/components/assessment/response-store";
import type { Outcome } from "@/components/assessment/send-response";
import type { Answer, Answers, AttemptSheet } from "@/lib/assessment/model";

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
  send: (attemptId: string, entry: QueuedResponse) => Promise<Outcome>;
  storage: () => Storage | null;
  /** The device's clock, in milliseconds; only differences are used. */
  now: () => number;
};

export type AnswerBook = ReturnType<typeof createAnswerBook>;

/** The answers of one attempt, on this device and on the server, kept together. */
export function createAnswerBook(sheet: AttemptSheet, { send, storage, now }: Parts) {
  const clockAhead = now() - sheet.serverNow.getTime();
  const listeners = new Set<() => void>();
  let device = openResponseStore(sheet.id, null);
  let known: Known = { answers: sheet.answers, sequences: sheet.sequences };
  let overruledIds: string[] = [];
  let view: AnswerBookView = { ...known, saveState: "saved", waitingIds: [], overruledIds };

  const sender = createResponseSender({
    store: { entries: () => device.entries(), drop: (...which) => device.drop(...which) },
    send: (entry) => send(sheet.id, entry),
    onStored: acknowledge,
    onChange: show,
  });

  function show() {
    view = {
      answers: known.answers,
      saveState: sender.state(),
      waitingIds: sender.waitingIds(),
      overruledIds,
    };
    for (const listener of listeners) listener();
  }

  function acknowledge(entry: QueuedResponse, outcome: Extract<Outcome, { kind: "stored" }>) {
    const { versionId } = entry;
    if (outcome.newer === null) return;
    if ((known.sequences[versionId] ?? -1) > outcome.sequence) return;
    known = {
      answers: { ...known.answers, [versionId]: outcome.newer },
      sequences: { ...known.sequences, [versionId]: outcome.sequence },
    };
    overruledIds = [...overruledIds, versionId];
  }

  const serverTime = () => now() - clockAhead;

  return {
    view: () => view,
    serverTime,

    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Brings in what waits on this device since an earlier visit, and starts sending. */
    start() {
      device = openResponseStore(sheet.id, storage());
      for (const { versionId } of device.entries()) {
        device.drop(versionId, sheet.sequences[versionId] ?? -1);
      }
      known = merged(known, stillWaiting(sheet.sequences, device.entries()));
      sender.wake();
    },

    change(versionId: string, answer: Answer) {
      if (view.saveState === "closed") return;
      const open = serverTime() - sheet.openedAt.getTime();
      const sequence = nextSequence(known.sequences[versionId], open);
      known = merged(known, [{ versionId, answer, sequence }]);
      overruledIds = overruledIds.filter((id) => id !== versionId);
      device.put({ versionId, answer, sequence });
      sender.wake();
    },

    /** Another tab has written on this device. */
    noticeTab(event: Pick<StorageEvent, "key" | "newValue">) {
      const entry = device.entryOf(event);
      if (!entry) return;
      known = merged(known, [entry]);
      sender.wake();
    },

    wake: sender.wake,
    leave: sender.leave,
    flush: () => sender.flush(),
    stop: sender.stop,
  };
}
