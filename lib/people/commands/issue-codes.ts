import "server-only";
import { and, asc, eq, isNull, type SQL } from "drizzle-orm";
import { activationCodes } from "@/db/schema/admission";
import { organisations, people, regions } from "@/db/schema/people";
import type { ActivationStrip } from "@/lib/people/model/activation";
import { ChoosePeople } from "@/lib/people/model/person-input";
import { codeDigest } from "@/lib/people/queries/activation";
import { chosenBy, oneOfIds } from "@/lib/people/queries/chosen";
import { holdersOfMore } from "@/lib/people/queries/standing";
import { CODE_DAYS, codeInGroups, makeCode } from "@/lib/people/rules/activation";
import { masked } from "@/lib/people/rules/mask";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";

/** As many strips as somebody prints and cuts in one go. */
const STRIPS_MAX = 500;

/**
 * Gives the chosen people, whose accounts nobody has opened, a code each; their former codes are void. The
 * codes are in the answer and nowhere else.
 */
export const issueCodes = defineCommand({
  name: "people.issue_codes",
  permission: "person.write",
  input: ChoosePeople,

  async run({ tx, permit, input, now }) {
    const whose = and(
      await chosenBy(tx, permit, input),
      isNull(people.passwordHash),
      isNull(people.disabledAt),
    );
    // Locked before it is asked who is above: giving a role locks the person too.
    const locked = await listWaiting(tx, whose);
    const above = await holdersOfMore(
      tx,
      permit,
      oneOfIds(
        people.id,
        locked.map(({ id }) => id),
      ),
    );
    const waiting = locked.filter(({ id }) => !above.has(id));
    if (waiting.length === 0) return refuse("activation.nobody");
    if (waiting.length > STRIPS_MAX) return refuse("activation.too_many");
    const ids = waiting.map(({ id }) => id);
    await tx
      .update(activationCodes)
      .set({ voidedAt: now })
      .where(
        and(
          oneOfIds(activationCodes.personId, ids),
          isNull(activationCodes.usedAt),
          isNull(activationCodes.voidedAt),
        ),
      );
    const strips = waiting.map(({ id, name, organisation, region, phone }): ActivationStrip => {
      const holder = { name, organisation: organisation ?? region, phone: masked("phone", phone) };
      return { personId: id, ...holder, code: makeCode() };
    });
    const expiresAt = new Date(now.getTime() + CODE_DAYS * 24 * 3600_000);
    await tx.insert(activationCodes).values(
      strips.map(({ personId, code }) => ({
        personId,
        digest: codeDigest(code),
        issuedAt: now,
        expiresAt,
      })),
    );
    const printed = strips.map((strip) => ({ ...strip, code: codeInGroups(strip.code) }));
    return ok({ strips: printed, expiresAt, left: above.size });
  },

  audit: ({ value }) => ({
    subject: "people:activation",
    detail: { people: value.strips.map(({ personId }) => personId) },
  }),
});

/** Locked, so that of two lists printed at once the codes of one are void as a whole. */
async function listWaiting(tx: Transaction, whose: SQL | undefined) {
  return await tx
    .select({
      id: people.id,
      name: people.name,
      phone: people.phone,
      region: regions.name,
      organisation: organisations.name,
    })
    .from(people)
    .innerJoin(regions, eq(regions.code, people.regionCode))
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(whose)
    .orderBy(asc(people.organisationId), asc(people.pinyin), asc(people.id))
    .limit(STRIPS_MAX + 1)
    .for("update", { of: people });
}
