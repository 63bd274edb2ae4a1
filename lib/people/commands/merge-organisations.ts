import "server-only";
import { and, eq } from "drizzle-orm";
import { organisations, people } from "@/db/schema/people";
import { followOrganisation } from "@/lib/people/commands/follow";
import { isNameTaken } from "@/lib/people/commands/organisations";
import { recordChanges } from "@/lib/people/commands/place-history";
import { MergeOrganisations, MoveOrganisation } from "@/lib/people/model/place-input";
import { lockOrganisations, lockRegions } from "@/lib/people/queries/find-place";
import { getRegionName } from "@/lib/people/queries/places";
import { rolesWithin } from "@/lib/people/queries/standing";
import { answersForMore } from "@/lib/people/rules/standing";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/**
 * Puts an organisation into another region. Its people whose own region was the organisation's go with it;
 * those who live elsewhere stay there.
 */
export const moveOrganisation = defineCommand({
  name: "people.move_organisation",
  permission: "organisation.maintain",
  input: MoveOrganisation,

  async run({ tx, permit, input: { organisationId, regionCode }, now }) {
    const region = (await lockRegions(tx, permit, [regionCode])).get(regionCode);
    const found = (await lockOrganisations(tx, permit, [organisationId])).get(organisationId);
    if (!found) return refuse("not_found");
    if (!region) return refuse("not_found", { regionCode: ["请选择您管理范围内的行政区划"] });
    if (region.abolishedAt) return refuse("region.abolished");
    if (found.closedAt) return refuse("organisation.closed");
    const from = found.regionCode;
    if (from === regionCode) return ok({ organisationId, from, moved: 0, changed: false });
    if (await isNameTaken(tx, { regionCode, name: found.name })) {
      return refuse("place.name_taken", { regionCode: ["那里已经有同名的单位"] });
    }
    const moved = await resettle(tx, { organisationId, from, to: regionCode });
    await tx.update(organisations).set({ regionCode }).where(eq(organisations.id, organisationId));
    const was = `${await getRegionName(from, tx)}（${from}）`;
    const became = `${region.name}（${regionCode}）`;
    await recordChanges(tx, [{ kind: "moved", organisationId, was, became }], { permit, now });
    return ok({ organisationId, from, moved, changed: true });
  },

  audit: ({ input, value: { organisationId, from, moved, changed } }) =>
    changed
      ? { subject: `organisation:${organisationId}`, detail: { from, to: input.regionCode, moved } }
      : null,
});

/** Everybody of an organisation, and whoever holds a role in it, belongs to another one from now on. */
export const mergeOrganisations = defineCommand({
  name: "people.merge_organisations",
  permission: "organisation.maintain",
  input: MergeOrganisations,

  async run({ tx, permit, input: { organisationId, into: intoId }, now }) {
    if (organisationId === intoId) return refuse("organisation.same");
    const found = await lockOrganisations(tx, permit, [organisationId, intoId]);
    const [from, into] = [found.get(organisationId), found.get(intoId)];
    if (!from || !into) return refuse("not_found");
    if (from.closedAt || into.closedAt) return refuse("organisation.closed");
    // Whoever holds a role in the one would hold it in the other.
    if (answersForMore(permit.actor.grants, await rolesWithin(tx, organisationId))) {
      return refuse("organisation.roles_beyond");
    }

    await resettle(tx, { organisationId, from: from.regionCode, to: into.regionCode });
    const followed = await followOrganisation(tx, organisationId, intoId);
    await tx
      .update(organisations)
      .set({ closedAt: now, mergedIntoId: intoId })
      .where(eq(organisations.id, organisationId));
    await recordChanges(
      tx,
      [
        { kind: "merged", organisationId, was: from.name, became: into.name },
        { kind: "absorbed", organisationId: intoId, was: from.name },
      ],
      { permit, now },
    );
    return ok({ organisationId, into: intoId, followed });
  },

  audit: ({ value: { organisationId, into, followed } }) => ({
    subject: `organisation:${organisationId}`,
    detail: { into, followed },
  }),
});

/** How many people of an organisation went along to its new region. */
async function resettle(
  tx: Transaction,
  { organisationId, from, to }: { organisationId: string; from: string; to: string },
): Promise<number> {
  if (from === to) return 0;
  const moved = await tx
    .update(people)
    .set({ regionCode: to })
    .where(and(eq(people.organisationId, organisationId), eq(people.regionCode, from)))
    .returning({ id: people.id });
  return moved.length;
}
