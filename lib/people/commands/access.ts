import "server-only";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { people, sessions } from "@/db/schema/people";
import { SetPersonAccess } from "@/lib/people/model/account";
import { withinReach } from "@/lib/people/queries/reach";
import { holdsMore } from "@/lib/people/queries/standing";
import type { Permit } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/** Ends all access of a person within reach, on every device, from the next request on. */
export const disablePerson = defineCommand({
  name: "people.disable_person",
  permission: "person.disable",
  input: SetPersonAccess,

  async run({ tx, permit, input, now }) {
    // Nobody locks themselves out by a slip of the thumb.
    if (input.personId === permit.actor.personId) return refuse("account.own");
    if (!(await isWithinReach(tx, permit, input.personId))) return refuse("not_found");
    if (await holdsMore(tx, permit, input.personId)) return refuse("account.holds_more");
    const changed = await tx
      .update(people)
      .set({ disabledAt: now })
      .where(and(eq(people.id, input.personId), isNull(people.disabledAt)))
      .returning({ id: people.id });
    await tx
      .update(sessions)
      .set({ revokedAt: now })
      .where(and(eq(sessions.personId, input.personId), isNull(sessions.revokedAt)));
    return ok({ personId: input.personId, changed: changed.length > 0 });
  },

  audit: ({ value }) => (value.changed ? { subject: `person:${value.personId}` } : null),
});

/** Gives access back. Sessions ended by disabling stay ended: the person signs in again. */
export const enablePerson = defineCommand({
  name: "people.enable_person",
  permission: "person.disable",
  input: SetPersonAccess,

  async run({ tx, permit, input }) {
    if (!(await isWithinReach(tx, permit, input.personId))) return refuse("not_found");
    if (await holdsMore(tx, permit, input.personId)) return refuse("account.holds_more");
    const changed = await tx
      .update(people)
      .set({ disabledAt: null })
      .where(and(eq(people.id, input.personId), isNotNull(people.disabledAt)))
      .returning({ id: people.id });
    return ok({ personId: input.personId, changed: changed.length > 0 });
  },

  audit: ({ value }) => (value.changed ? { subject: `person:${value.personId}` } : null),
});

async function isWithinReach(tx: Transaction, permit: Permit, personId: string) {
  const [person] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), withinReach(permit)))
    .for("update");
  return person !== undefined;
}
