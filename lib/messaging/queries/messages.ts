import "server-only";
import { desc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { messages } from "@/db/schema/messaging";
import type { Message } from "@/lib/messaging/model";
import { type Permit, personOf } from "@/lib/platform/authority";

/** Older ones stay in the database; nobody scrolls further. */
const MESSAGES_SHOWN = 100;

/** One's own messages, the newest first. */
export async function listOwnMessages(permit: Permit<"message.read">): Promise<Message[]> {
  return await db
    .select({
      id: messages.id,
      kind: messages.kind,
      title: messages.title,
      body: messages.body,
      href: messages.href,
      sentAt: messages.sentAt,
      readAt: messages.readAt,
    })
    .from(messages)
    .where(eq(messages.personId, personOf(permit)))
    .orderBy(desc(messages.sentAt), desc(messages.id))
    .limit(MESSAGES_SHOWN);
}
