import "server-only";
import { and, eq } from "drizzle-orm";
import { savedViews } from "@/db/schema/admission";
import { DropView, SaveView } from "@/lib/people/model/person-input";
import { readSearch, searchQuery } from "@/lib/people/model/person-search";
import { personOf } from "@/lib/platform/authority";
import { defineCommand } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

const VIEWS_MAX = 20;

/** Keeps a search of the people's list under a name; a name that is there is given the new search. */
export const saveView = defineCommand({
  name: "people.save_view",
  permission: "person.write",
  input: SaveView,

  async run({ tx, permit, input }) {
    const personId = personOf(permit);
    const query = searchQuery(readSearch(input.query));
    await tx
      .insert(savedViews)
      .values({ personId, name: input.name, query })
      .onConflictDoUpdate({ target: [savedViews.personId, savedViews.name], set: { query } });
    const kept = await tx.$count(savedViews, eq(savedViews.personId, personId));
    return kept > VIEWS_MAX ? refuse("account.views_many") : ok({ query });
  },

  // A manager's own convenience: nobody else sees it.
  audit: () => null,
});

/** Forgets a view of one's own. */
export const dropView = defineCommand({
  name: "people.drop_view",
  permission: "person.write",
  input: DropView,

  async run({ tx, permit, input }) {
    const dropped = await tx
      .delete(savedViews)
      .where(and(eq(savedViews.id, input.viewId), eq(savedViews.personId, personOf(permit))))
      .returning({ id: savedViews.id });
    return dropped.length > 0 ? ok({}) : refuse("not_found");
  },

  audit: () => null,
});
