import "server-only";
import { and, eq, isNull, ne } from "drizzle-orm";
import { organisations } from "@/db/schema/people";
import { recordChanges } from "@/lib/people/commands/place-history";
import { organisationKindNames } from "@/lib/people/model/place";
import {
  CreateOrganisation,
  EditOrganisation,
  SetOrganisationOpen,
} from "@/lib/people/model/place-input";
import { lockOrganisations, lockRegions } from "@/lib/people/queries/find-place";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/** Adds an organisation to a region within reach. */
export const createOrganisation = defineCommand({
  name: "people.create_organisation",
  permission: "organisation.maintain",
  input: CreateOrganisation,

  async run({ tx, permit, input, now }) {
    const region = (await lockRegions(tx, permit, [input.regionCode])).get(input.regionCode);
    if (!region) return refuse("not_found", { regionCode: ["请选择您管理范围内的行政区划"] });
    if (region.abolishedAt) return refuse("region.abolished");
    if (await isNameTaken(tx, input)) return refuseName();
    const [created] = await tx
      .insert(organisations)
      .values(input)
      .returning({ id: organisations.id });
    if (!created) throw new Error("An organisation row was not returned");
    const change = {
      kind: "created",
      organisationId: created.id,
      became: `${input.name}（${region.name}）`,
    } as const;
    await recordChanges(tx, [change], { permit, now });
    return ok({ organisationId: created.id });
  },

  audit: ({ input, value }) => ({
    subject: `organisation:${value.organisationId}`,
    detail: { name: input.name, region: input.regionCode },
  }),
});

/** Changes name, kind and whom to call. What it was called is kept. */
export const editOrganisation = defineCommand({
  name: "people.edit_organisation",
  permission: "organisation.maintain",
  input: EditOrganisation,

  async run({ tx, permit, input: { organisationId, ...after }, now }) {
    const before = (await lockOrganisations(tx, permit, [organisationId])).get(organisationId);
    if (!before) return refuse("not_found");
    if (before.closedAt) return refuse("organisation.closed");
    const { regionCode } = before;
    if (await isNameTaken(tx, { regionCode, name: after.name, except: organisationId })) {
      return refuseName();
    }
    await tx.update(organisations).set(after).where(eq(organisations.id, organisationId));
    const changes = changesBetween(before, after);
    await recordChanges(
      tx,
      changes.map((change) => ({ ...change, organisationId })),
      { permit, now },
    );
    return ok({ organisationId, changes });
  },

  audit: ({ value: { organisationId, changes } }) =>
    changes.length > 0 ? { subject: `organisation:${organisationId}`, detail: { changes } } : null,
});

/** Closes an organisation: its people stay with it, and nobody can choose it any more. */
export const closeOrganisation = defineCommand({
  name: "people.close_organisation",
  permission: "organisation.maintain",
  input: SetOrganisationOpen,

  async run({ tx, permit, input: { organisationId }, now }) {
    const found = (await lockOrganisations(tx, permit, [organisationId])).get(organisationId);
    if (!found) return refuse("not_found");
    if (found.closedAt) return ok({ organisationId, changed: false });
    await tx
      .update(organisations)
      .set({ closedAt: now })
      .where(eq(organisations.id, organisationId));
    await recordChanges(tx, [{ kind: "closed", organisationId }], { permit, now });
    return ok({ organisationId, changed: true });
  },

  audit: ({ value: { organisationId, changed } }) =>
    changed ? { subject: `organisation:${organisationId}` } : null,
});

/** Opens a closed organisation again; one that was merged stays what it is. */
export const reopenOrganisation = defineCommand({
  name: "people.reopen_organisation",
  permission: "organisation.maintain",
  input: SetOrganisationOpen,

  async run({ tx, permit, input: { organisationId }, now }) {
    const found = (await lockOrganisations(tx, permit, [organisationId])).get(organisationId);
    if (!found) return refuse("not_found");
    if (found.mergedIntoId) return refuse("organisation.closed");
    if (!found.closedAt) return ok({ organisationId, changed: false });
    if (await isNameTaken(tx, found)) return refuseName();
    await tx
      .update(organisations)
      .set({ closedAt: null })
      .where(eq(organisations.id, organisationId));
    await recordChanges(tx, [{ kind: "reopened", organisationId }], { permit, now });
    return ok({ organisationId, changed: true });
  },

  audit: ({ value: { organisationId, changed } }) =>
    changed ? { subject: `organisation:${organisationId}` } : null,
});

type Details = Pick<
  typeof organisations.$inferSelect,
  "name" | "kind" | "contactName" | "contactPhone"
>;

/** The contact's name and number are not kept in the history: they are of people who come and go. */
function changesBetween(before: Details, after: Details) {
  const contact =
    before.contactName !== after.contactName || before.contactPhone !== after.contactPhone;
  return [
    ...(before.name === after.name
      ? []
      : [{ kind: "renamed" as const, was: before.name, became: after.name }]),
    ...(before.kind === after.kind
      ? []
      : [
          {
            kind: "kind" as const,
            was: organisationKindNames[before.kind],
            became: organisationKindNames[after.kind],
          },
        ]),
    ...(contact ? [{ kind: "contact" as const }] : []),
  ];
}

/** Whether another open organisation of the region has a name. */
export async function isNameTaken(
  tx: Transaction,
  { regionCode, name, except }: { regionCode: string; name: string; except?: string },
): Promise<boolean> {
  const [twin] = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(
      and(
        eq(organisations.regionCode, regionCode),
        eq(organisations.name, name),
        isNull(organisations.closedAt),
        except ? ne(organisations.id, except) : undefined,
      ),
    )
    .limit(1);
  return twin !== undefined;
}

function refuseName() {
  return refuse("place.name_taken", { name: ["这个行政区划里已经有同名的单位"] });
}
