import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { people, sessions } from "@/db/schema/people";
import { CloseSession, SignIn } from "@/lib/people/model/account";
import { accountNameOf } from "@/lib/people/rules/account";
import { defineCommand } from "@/lib/platform/command";
import { isPasswordRight } from "@/lib/platform/password";
import { ok, refuse } from "@/lib/platform/result";
import { SESSION_SECONDS } from "@/lib/platform/session-token";

/**
 * Signs a person in on one device. An unknown account, a wrong password and a disabled person
 * get the same answer after the same work.
 */
export const openSession = defineCommand({
  name: "people.open_session",
  permission: "account.open",
  input: SignIn,

  async run({ tx, input, now }) {
    const account = accountNameOf(input.account);
    const [person] = await tx
      .select({
        id: people.id,
        name: people.name,
        passwordHash: people.passwordHash,
        disabledAt: people.disabledAt,
      })
      .from(people)
      .where(eq(people[account.column], account.value));

    const right = await isPasswordRight(person?.passwordHash ?? null, input.password);
    if (!person || !right || person.disabledAt) return refuse("account.wrong");

    const [session] = await tx
      .insert(sessions)
      .values({
        personId: person.id,
        userAgent: input.userAgent,
        createdAt: now,
        expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000),
      })
      .returning({ id: sessions.id });
    if (!session) throw new Error("A session row was not returned");
    return ok({ sessionId: session.id, personId: person.id, name: person.name });
  },

  audit: ({ value }) => ({ subject: `session:${value.sessionId}`, personId: value.personId }),
});

/** Signs out. Holding the session id, which only the encrypted cookie carries, is the authority. */
export const closeSession = defineCommand({
  name: "people.close_session",
  permission: "account.close",
  input: CloseSession,

  async run({ tx, input, now }) {
    const [closed] = await tx
      .update(sessions)
      .set({ revokedAt: now })
      .where(and(eq(sessions.id, input.sessionId), isNull(sessions.revokedAt)))
      .returning({ personId: sessions.personId });
    return ok({ personId: closed?.personId ?? null });
  },

  audit: ({ input, value }) =>
    value.personId ? { subject: `session:${input.sessionId}`, personId: value.personId } : null,
});
