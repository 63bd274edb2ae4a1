import "server-only";
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { activationCodes } from "@/db/schema/admission";
import { people, roleGrants } from "@/db/schema/people";
import { sendMessages } from "@/lib/messaging/commands/send";
import { lockOrganisations, lockRegions } from "@/lib/people/queries/find-place";
import { withinReach } from "@/lib/people/queries/reach";
import { holdsMore } from "@/lib/people/queries/standing";
import { decidesOver, type HeldRole } from "@/lib/people/rules/standing";
import type { Permit } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, type Result, refuse } from "@/lib/platform/result";
import { dayOf } from "@/lib/platform/wording";
import { EndRole, GrantRole, type HeldGrant, SetRoleEnd } from "@/lib/roles/model";
import { lockGrant } from "@/lib/roles/queries/grants";
import { changedMessage, endedMessage, grantedMessage } from "@/lib/roles/rules/role-message";

/** Gives somebody within reach a role over a scope within reach, from day to day, and tells them. */
export const grantRole = defineCommand({
  name: "roles.grant",
  permission: "role.grant",
  input: GrantRole,

  async run({ tx, permit, input, now }) {
    const { personId, role, validFrom, validUntil } = input;
    if (personId === permit.actor.personId) return refuse("role.own");
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.id, personId), withinReach(permit)))
      .for("update");
    if (!person) return refuse("not_found");
    if (validFrom < dayOf(now)) {
      return refuse("invalid_input", { validFrom: ["开始的一天不能早于今天"] });
    }
    const scope = await findScope(tx, permit, input.scope);
    if (!scope) return refuse("not_found", { scope: ["请选择您管理范围内的行政区划或单位"] });
    if (!decidesOver(permit.actor.grants, { ...scope, role })) return refuse("role.beyond");
    if (await holdsMore(tx, permit, personId)) return refuse("account.holds_more");

    const where = scope.organisationId
      ? { organisationId: scope.organisationId }
      : { regionCode: scope.regionCode };
    const grant = { personId, role, ...where, validFrom, validUntil };
    if (await isHeldAlready(tx, grant)) return refuse("role.held_already");
    const [row] = await tx.insert(roleGrants).values(grant).returning({ id: roleGrants.id });
    if (!row) throw new Error("A grant row was not returned");
    await voidCodes(tx, personId, now);
    const message = grantedMessage({ role, scope: scope.name, validFrom, validUntil });
    await sendMessages(tx, [{ ...message, personId }], now);
    return ok({ grantId: row.id, scope: scope.name });
  },

  audit: ({ input, value }) => ({ subject: `grant:${value.grantId}`, detail: { ...input } }),
});

/** Who printed a code for somebody without a role could otherwise open the account of somebody with one. */
async function voidCodes(tx: Transaction, personId: string, now: Date) {
  await tx
    .update(activationCodes)
    .set({ voidedAt: now })
    .where(
      and(
        eq(activationCodes.personId, personId),
        isNull(activationCodes.usedAt),
        isNull(activationCodes.voidedAt),
      ),
    );
}

/** Takes a role away at once: from the next request on it counts for nothing. */
export const endRole = defineCommand({
  name: "roles.end",
  permission: "role.grant",
  input: EndRole,

  async run({ tx, permit, input: { grantId }, now }) {
    const found = await findGrant(tx, permit, grantId);
    if (!found.ok) return found;
    const grant = found.value;
    await tx.update(roleGrants).set({ revokedAt: now }).where(eq(roleGrants.id, grantId));
    await sendMessages(tx, [{ ...endedMessage(grant), personId: grant.personId }], now);
    return ok({ grantId, personId: grant.personId, role: grant.role, scope: grant.scope });
  },

  audit: ({ value: { grantId, ...detail } }) => ({ subject: `grant:${grantId}`, detail }),
});

/** Puts the last day of a role off, or brings it forward, or takes it off. */
export const setRoleEnd = defineCommand({
  name: "roles.set_end",
  permission: "role.grant",
  input: SetRoleEnd,

  async run({ tx, permit, input: { grantId, validUntil }, now }) {
    const found = await findGrant(tx, permit, grantId);
    if (!found.ok) return found;
    const grant = found.value;
    if (validUntil !== null && validUntil < latest(dayOf(now), grant.validFrom)) {
      return refuse("invalid_input", {
        validUntil: ["最后一天不能早于今天，也不能早于开始的一天；要马上结束，请用“收回”"],
      });
    }
    const was = grant.validUntil;
    if (was === validUntil) return ok({ grantId, was, changed: false });
    const { personId, role, organisationId, validFrom } = grant;
    const where = organisationId ? { organisationId } : { regionCode: grant.regionCode };
    const after = { personId, role, ...where, validFrom, validUntil };
    if (await isHeldAlready(tx, after, grantId)) return refuse("role.held_already");
    await tx.update(roleGrants).set({ validUntil }).where(eq(roleGrants.id, grantId));
    const message = changedMessage({ ...grant, validUntil });
    await sendMessages(tx, [{ ...message, personId }], now);
    return ok({ grantId, was, changed: true });
  },

  audit: ({ input, value }) =>
    value.changed
      ? { subject: `grant:${value.grantId}`, detail: { was: value.was, became: input.validUntil } }
      : null,
});

/** A grant within reach that has not ended and that the asker decides about; or why it isn't one. */
async function findGrant(
  tx: Transaction,
  permit: Permit<"role.grant">,
  grantId: string,
): Promise<Result<HeldGrant>> {
  const grant = await lockGrant(tx, permit, grantId);
  if (!grant) return refuse("not_found");
  if (grant.personId === permit.actor.personId) return refuse("role.own");
  if (grant.state === "ended") return refuse("role.ended");
  if (!decidesOver(permit.actor.grants, grant)) return refuse("account.holds_more");
  if (await holdsMore(tx, permit, grant.personId)) return refuse("account.holds_more");
  return ok(grant);
}

type Scope = Omit<HeldRole, "role"> & { name: string };

/** A living region or open organisation within reach; null for any other. */
async function findScope(tx: Transaction, permit: Permit, scope: string): Promise<Scope | null> {
  if (!scope.startsWith("org:")) {
    const region = (await lockRegions(tx, permit, [scope])).get(scope);
    if (!region || region.abolishedAt) return null;
    return { regionCode: region.code, organisationId: null, name: region.name };
  }
  const id = scope.slice("org:".length);
  const found = (await lockOrganisations(tx, permit, [id])).get(id);
  if (!found || found.closedAt) return null;
  return { regionCode: found.regionCode, organisationId: id, name: found.name };
}

type Grant = Pick<typeof roleGrants.$inferInsert, "personId" | "role" | "validUntil"> & {
  validFrom: string;
  regionCode?: string;
  organisationId?: string;
};

/** Whether the person holds the same role over the same scope on one of the days. The person's row is locked. */
async function isHeldAlready(tx: Transaction, grant: Grant, except?: string): Promise<boolean> {
  const [held] = await tx
    .select({ id: roleGrants.id })
    .from(roleGrants)
    .where(
      and(
        eq(roleGrants.personId, grant.personId),
        eq(roleGrants.role, grant.role),
        grant.organisationId
          ? eq(roleGrants.organisationId, grant.organisationId)
          : eq(roleGrants.regionCode, grant.regionCode ?? ""),
        isNull(roleGrants.revokedAt),
        except ? ne(roleGrants.id, except) : undefined,
        sql`daterange(${roleGrants.validFrom}, ${roleGrants.validUntil}, '[]')
          && daterange(${grant.validFrom}::date, ${grant.validUntil ?? null}::date, '[]')`,
      ),
    )
    .limit(1);
  return held !== undefined;
}

function latest(one: string, other: string): string {
  return one > other ? one : other;
}
