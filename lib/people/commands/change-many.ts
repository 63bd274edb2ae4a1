import "server-only";
import { and, asc, isNull } from "drizzle-orm";
import type { z } from "zod";
import { people, sessions } from "@/db/schema/people";
import { type BulkReport, ChangeMany } from "@/lib/people/model/person-input";
import { chosenBy, oneOfIds } from "@/lib/people/queries/chosen";
import { findOrganisations } from "@/lib/people/queries/place-choices";
import { holdersOfMore } from "@/lib/people/queries/standing";
import { planBulk } from "@/lib/people/rules/bulk";
import type { Permit } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/** Does one thing to many people: all who may be changed are, and the rest is told why not. */
export const changeMany = defineCommand({
  name: "people.change_many",
  permission: "person.write",
  input: ChangeMany,

  async run({ tx, permit, input, now }) {
    if (input.scope === "chosen" && input.personIds.length === 0) {
      return refuse("account.none_chosen");
    }
    const target = await targetOf(tx, permit, input);
    if (!target.ok) return target;
    const { organisation } = target.value;
    const whose = await chosenBy(tx, permit, input);
    const candidates = await tx
      .select({
        id: people.id,
        disabledAt: people.disabledAt,
        organisationId: people.organisationId,
        position: people.position,
      })
      .from(people)
      .where(whose)
      // In one order, so that two who change many at once wait for each other.
      .orderBy(asc(people.id))
      .for("update");
    if (candidates.length === 0 && input.scope === "chosen") return refuse("not_found");
    const above = await holdersOfMore(tx, permit, whose);
    const { ids, unchanged } = planBulk(
      candidates.map(({ disabledAt, ...rest }) => ({
        ...rest,
        disabled: disabledAt !== null,
        holdsMore: above.has(rest.id),
      })),
      {
        action: input.action,
        ownId: permit.actor.personId,
        organisationId: organisation?.id ?? null,
        position: input.position,
      },
    );
    const gone = input.scope === "chosen" ? input.personIds.length - candidates.length : 0;
    if (gone > 0) unchanged.push({ reason: "不在您的管理范围内", count: gone });
    await write(tx, ids, valuesOf(input, target.value.organisation, now));
    if (input.action === "disable") await endSessions(tx, ids, now);
    return ok({ ids, report: { changed: ids.length, unchanged } satisfies BulkReport });
  },

  audit: ({ input, value }) =>
    value.ids.length > 0
      ? {
          subject: "people:many",
          detail: {
            action: input.action,
            organisation: input.organisation,
            position: input.position,
            people: value.ids,
          },
        }
      : null,
});

async function targetOf(tx: Transaction, permit: Permit, input: z.output<typeof ChangeMany>) {
  if (input.action !== "move") return ok({ organisation: null });
  if (!input.organisation) return refuse("invalid_input", { organisation: ["请写调到哪个单位"] });
  const found = await findOrganisations(permit, input.organisation, tx);
  const [organisation] = found;
  if (!organisation) {
    return refuse("invalid_input", { organisation: ["您的管理范围内没有这个单位，请核对名称"] });
  }
  if (found.length > 1) {
    const places = found.map(({ regionName }) => regionName).join("、");
    return refuse("invalid_input", { organisation: [`有同名的单位（${places}），请逐个人改`] });
  }
  return ok({ organisation });
}

function valuesOf(
  { action, position }: z.output<typeof ChangeMany>,
  organisation: { id: string; regionCode: string } | null,
  now: Date,
): Partial<typeof people.$inferInsert> {
  if (action === "disable") return { disabledAt: now };
  if (action === "enable") return { disabledAt: null };
  if (action === "position") return { position };
  // A person lives where the organisation is, so that both are within the same reach.
  return organisation
    ? { organisationId: organisation.id, regionCode: organisation.regionCode }
    : {};
}

async function write(
  tx: Transaction,
  ids: readonly string[],
  values: Partial<typeof people.$inferInsert>,
) {
  if (ids.length === 0) return;
  await tx.update(people).set(values).where(oneOfIds(people.id, ids));
}

async function endSessions(tx: Transaction, ids: readonly string[], now: Date) {
  if (ids.length === 0) return;
  await tx
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(oneOfIds(sessions.personId, ids), isNull(sessions.revokedAt)));
}
