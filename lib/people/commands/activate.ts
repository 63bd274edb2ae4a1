import "server-only";
import { and, eq, isNull, lt, sql } from "drizzle-orm";
import { activationCodes, activationTries } from "@/db/schema/admission";
import { people } from "@/db/schema/people";
import {
  type CodeLook,
  type CodeRedeemed,
  type CodeTrouble,
  LookAtCode,
  RedeemCode,
} from "@/lib/people/model/activation";
import { countTries, findCode, hourOf } from "@/lib/people/queries/activation";
import { passwordProblem } from "@/lib/people/rules/account";
import { plainCode, TRIES_MAX } from "@/lib/people/rules/activation";
import { masked, maskedName } from "@/lib/people/rules/mask";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { hashPassword } from "@/lib/platform/password";
import { ok, refuse } from "@/lib/platform/result";

const DAY = 24 * 3600_000;

/** Whose account a code opens, masked. A wrong code is counted against the machine that tried it. */
export const lookAtCode = defineCommand({
  name: "people.look_at_code",
  permission: "account.open",
  input: LookAtCode,

  async run({ tx, input, now }) {
    const found = await openCode(tx, input, now);
    if (found.trouble) return ok<CodeLook>({ trouble: found.trouble });
    const { name, phone, organisation, region } = found.code;
    return ok<CodeLook>({
      holder: {
        name: maskedName(name),
        organisation: organisation ?? region,
        phone: masked("phone", phone),
      },
    });
  },

  audit: () => null,
});

/** Opens the account with a password of the person's own. Of many who try a code at once, one does. */
export const redeemCode = defineCommand({
  name: "people.redeem_code",
  permission: "account.open",
  input: RedeemCode,

  async run({ tx, input, now }) {
    const found = await openCode(tx, input, now);
    if (found.trouble) return ok<Redeemed>({ trouble: found.trouble, personId: null });
    const { id, personId, phone, email, userName, name } = found.code;
    const problem = passwordProblem(input.password, { phone, name });
    if (problem) return refuse("invalid_input", { password: [problem] });
    const passwordHash = await hashPassword(input.password);
    const used = await tx
      .update(activationCodes)
      .set({ usedAt: now })
      .where(
        and(
          eq(activationCodes.id, id),
          isNull(activationCodes.usedAt),
          isNull(activationCodes.voidedAt),
        ),
      )
      .returning({ id: activationCodes.id });
    if (used.length === 0) return ok<Redeemed>({ trouble: "used", personId: null });
    const opened = await tx
      .update(people)
      .set({ passwordHash })
      .where(and(eq(people.id, personId), isNull(people.passwordHash), isNull(people.disabledAt)))
      .returning({ id: people.id });
    if (opened.length === 0) return ok<Redeemed>({ trouble: "closed", personId: null });
    return ok<Redeemed>({ account: phone ?? email ?? userName ?? "", personId });
  },

  audit: ({ value: { personId } }) =>
    personId ? { subject: `person:${personId}`, personId } : null,
});

type Redeemed = CodeRedeemed & { personId: string | null };
type FoundCode = NonNullable<Awaited<ReturnType<typeof findCode>>>;

async function openCode(
  tx: Transaction,
  input: { code: string; machine: string },
  now: Date,
): Promise<{ trouble: CodeTrouble } | { trouble?: undefined; code: FoundCode }> {
  if ((await countTries(tx, input.machine, now)) >= TRIES_MAX) return { trouble: "many" };
  const plain = plainCode(input.code);
  const code = plain === "" ? null : await findCode(tx, plain);
  if (!code) {
    await countWrong(tx, input.machine, now);
    return { trouble: "wrong" };
  }
  const trouble = troubleOf(code, now);
  return trouble ? { trouble } : { code };
}

function troubleOf(code: FoundCode, now: Date): CodeTrouble | null {
  if (code.usedAt || code.activated) return "used";
  if (code.voidedAt) return "void";
  if (code.disabledAt) return "closed";
  return code.expiresAt <= now ? "expired" : null;
}

async function countWrong(tx: Transaction, machine: string, now: Date) {
  await tx
    .insert(activationTries)
    .values({ machine, hour: hourOf(now), failures: 1 })
    .onConflictDoUpdate({
      target: [activationTries.machine, activationTries.hour],
      set: { failures: sql`${activationTries.failures} + 1` },
    });
  await tx.delete(activationTries).where(lt(activationTries.hour, new Date(now.getTime() - DAY)));
}
