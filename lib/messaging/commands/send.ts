import "server-only";
import { messages } from "@/db/schema/messaging";
import type { Outgoing } from "@/lib/messaging/model";
import type { Transaction } from "@/lib/platform/command";

/** Values of one INSERT; PostgreSQL takes 65,535 parameters. */
const CHUNK = 5000;

/** Puts messages into people's inboxes, in the transaction of what they tell of. */
export async function sendMessages(
  tx: Transaction,
  outgoing: readonly Outgoing[],
  now: Date,
): Promise<void> {
  for (let at = 0; at < outgoing.length; at += CHUNK) {
    const part = outgoing.slice(at, at + CHUNK);
    await tx.insert(messages).values(part.map((message) => ({ ...message, sentAt: now })));
  }
}
