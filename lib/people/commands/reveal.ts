import "server-only";
import { eq } from "drizzle-orm";
import { people } from "@/db/schema/people";
import { RevealField } from "@/lib/people/model/person-input";
import { findPerson } from "@/lib/people/queries/person";
import { holdersOfMore } from "@/lib/people/queries/standing";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/** Shows one masked field of somebody within reach. A command, as each time is written down. */
export const revealField = defineCommand({
  name: "people.reveal_field",
  permission: "person.reveal",
  input: RevealField,

  async run({ tx, permit, input }) {
    const person = await findPerson(tx, permit, input.personId);
    if (!person) return refuse("not_found");
    const above = await holdersOfMore(tx, permit, eq(people.id, input.personId));
    if (above.size > 0) return refuse("account.holds_more_reveal");
    const text = person[input.field];
    return text === null ? refuse("account.nothing_to_show") : ok({ text });
  },

  // What was shown is not repeated here.
  audit: ({ input }) => ({ subject: `person:${input.personId}`, detail: { field: input.field } }),
});
