import { AnswerBook } from "@/components/assessment/answer-book";
import type { QueuedResponse } from "@/components/assessment/response-queue";
import type { Outcome } from "@/components/assessment/send-response";
import type { AttemptSheet } from "@/lib/assessment/model/attempt";
import { memoryStorage } from "@/tests/unit/assessment/memory-storage";

const openedAt = new Date("2026-05-01T01:00:00Z");
export const sheet: AttemptSheet = {
  state: "open",
  id: "attempt",
  title: "结业测验",
  courseSlug: "policy",
  paper: { questions: [], passPercent: 80 },
  answers: { q1: ["a"] },
  sequences: { q1: 50 },
  openedAt,
  closesAt: new Date("2026-05-01T02:00:00Z"),
  serverNow: new Date("2026-05-01T01:01:00Z"),
};

/** A server that keeps the highest sequence, and a network that can be told to fail. */
export function makeServer() {
  const stored = new Map<string, QueuedResponse>([
    ["q1", { versionId: "q1", answer: ["a"], sequence: 50 }],
  ]);
  const network: { next(): "ok" | "lost" | "reply-lost"; fixed: Outcome | null } = {
    next: () => "ok",
    fixed: null,
  };
  const sent: QueuedResponse[] = [];
  async function send(_attemptId: string, entry: QueuedResponse): Promise<Outcome> {
    sent.push(entry);
    const fate = network.next();
    await Promise.resolve();
    if (network.fixed) return network.fixed;
    if (fate === "lost") return { kind: "unreachable" };
    const before = stored.get(entry.versionId);
    if (!before || entry.sequence > before.sequence) stored.set(entry.versionId, entry);
    if (fate === "reply-lost") return { kind: "unreachable" };
    const now = stored.get(entry.versionId) ?? entry;
    const newer = now.answer.join() === entry.answer.join() ? null : now.answer;
    return { kind: "stored", sequence: now.sequence, newer };
  }
  const answers = () => Object.fromEntries([...stored].map(([id, { answer }]) => [id, answer]));
  return { stored, network, sent, send, answers };
}

export function open(server: ReturnType<typeof makeServer>, storage = memoryStorage(), over = {}) {
  const book = new AnswerBook(
    { ...sheet, ...over },
    { send: server.send, storage: () => storage, now: () => Date.now() },
  );
  book.start();
  return book;
}
