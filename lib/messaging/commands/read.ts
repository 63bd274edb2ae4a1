import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { messages } from "@/db/schema/messaging";
import { ReadMessages } from "@/lib/messaging/model";
import { personOf } from "@/lib/platform/authority";
import { defineCommand } from "@/lib/platform/command";
import { ok } from "@/lib/platform/result";

/** Marks all of one's own messages as read. */
export const readMessages = defineCommand({
  name: "messaging.read",
  permission: "message.read",
  input: ReadMessages,

  async run({ tx, permit, now }) {
    const read = await tx
      .update(messages)
      .set({ readAt: now })
      .where(and(eq(messages.personId, personOf(permit)), isNull(messages.readAt)))
      .returning({ id: messages.id });
    return ok({ read: read.length });
  },

  // Who has read what is nobody else's business.
  audit: () => null,
});
