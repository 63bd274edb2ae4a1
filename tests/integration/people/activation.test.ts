/** Codes that open an account once: given to whom it may be, never kept, and used by one of many. */
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { activationCodes, activationTries } from "@/db/schema/admission";
import { auditEntries } from "@/db/schema/audit";
import { people, roleGrants } from "@/db/schema/people";
import { lookAtCode, redeemCode } from "@/lib/people/commands/activate";
import { issueCodes } from "@/lib/people/commands/issue-codes";
import { openSession } from "@/lib/people/commands/session";
import { codeInGroups, makeCode, plainCode, TRIES_MAX } from "@/lib/people/rules/activation";
import type { Actor } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { dayOf } from "@/lib/platform/wording";
import { grantRole } from "@/lib/roles/commands/grants";
import { makeActor, makePerson } from "@/tests/support/factories";
import { phoneNumber } from "@/tests/support/numbers";

const PASSWORD = "江汉路上走一走看大江";
const DAY = 24 * 3600_000;
let manager: Actor & { personId: string };
let personId: string;

beforeEach(async () => {
  manager = await makeActor("manager", "420106");
  // Managers of the tests have no password either; they hold a role, and are not asked about.
  await db.update(people).set({ disabledAt: new Date() }).where(eq(people.id, manager.personId));
  const person = await makePerson({ name: "田小禾", phone: phoneNumber(1) });
  personId = person.id;
});

async function issue(now = new Date(), actor: Actor = manager): Promise<string> {
  const result = await execute(issueCodes, actor, { personIds: [personId] }, now);
  return (result.ok && result.value.strips[0]?.code) || "";
}

const look = (code: string, now = new Date(), machine = "m") =>
  execute(lookAtCode, null, { code, machine }, now);
const redeem = (code: string, password = PASSWORD, now = new Date()) =>
  execute(redeemCode, null, { code, password, machine: "m" }, now);

describe("a code", () => {
  it("opens the account once, with a password of one's own, and one is in", async () => {
    const code = await issue();
    expect(await look(code.toLowerCase().replaceAll("-", " "))).toMatchObject({
      value: { holder: { name: "田*禾", organisation: "武昌区", phone: "192****0001" } },
    });
    expect(await redeem(code)).toMatchObject({ value: { account: phoneNumber(1) } });
    expect(await redeem(code)).toMatchObject({ value: { trouble: "used" } });
    const signedIn = await execute(openSession, null, {
      account: phoneNumber(1),
      password: PASSWORD,
    });
    expect(signedIn.ok).toBe(true);
    const actions = (await db.select().from(auditEntries)).map(({ action }) => action);
    expect(actions).toContain("people.redeem_code");
  });

  it("is used by one of a hundred who try it at once", async () => {
    const code = await issue();
    const all = await Promise.all(
      Array.from({ length: 100 }, (_, n) => redeem(code, `${PASSWORD}第${n}次`)),
    );
    const opened = all.filter((one) => one.ok && one.value.account !== undefined);
    expect(opened).toHaveLength(1);
    expect(await db.$count(auditEntries, eq(auditEntries.action, "people.redeem_code"))).toBe(1);
  }, 60_000);

  it("is void when a role is given: who printed it may be less than who the person now is", async () => {
    const code = await issue();
    const administrator = await makeActor("administrator", "42");
    const given = await execute(grantRole, administrator, {
      ...{ personId, role: "manager", scope: "4201" },
      ...{ validFrom: dayOf(new Date()), validUntil: "" },
    });
    expect(given).toMatchObject({ ok: true });
    expect(await redeem(code)).toMatchObject({ value: { trouble: "void" } });
    expect(await issue()).toBe("");
  });

  it("is kept nowhere: neither in its table nor in the audit", async () => {
    const code = plainCode(await issue());
    const kept = [await db.select().from(activationCodes), await db.select().from(auditEntries)];
    expect(JSON.stringify(kept)).not.toContain(code);
    expect(JSON.stringify(kept)).not.toContain(codeInGroups(code));
  });

  it("is void when another is given, and when its days are over", async () => {
    const first = await issue();
    const second = await issue();
    expect(await look(first)).toMatchObject({ value: { trouble: "void" } });
    expect(await redeem(first)).toMatchObject({ value: { trouble: "void" } });
    const later = new Date(Date.now() + 31 * DAY);
    expect(await redeem(second, PASSWORD, later)).toMatchObject({ value: { trouble: "expired" } });
    expect(await look(second)).toMatchObject({ value: { holder: {} } });
  });

  it("opens nothing of an account that was closed meanwhile", async () => {
    const code = await issue();
    await db.update(people).set({ disabledAt: new Date() }).where(eq(people.id, personId));
    expect(await redeem(code)).toMatchObject({ value: { trouble: "closed" } });
  });

  it("stays good when the password will not do", async () => {
    const code = await issue();
    expect(await redeem(code, "1111111111")).toMatchObject({
      refusal: { fields: { password: [expect.any(String)] } },
    });
    expect(await redeem(code)).toMatchObject({ value: { account: phoneNumber(1) } });
  });

  it("can be read back however it is typed", () => {
    fc.assert(
      fc.property(fc.constantFrom("-", " ", "－", ""), (sign) => {
        const code = makeCode();
        const typed = (code.match(/.{1,3}/g) ?? []).join(sign).toLowerCase();
        expect(plainCode(typed)).toBe(code);
        expect(plainCode(codeInGroups(code))).toBe(code);
      }),
    );
  });
});

describe("guessing", () => {
  it("ends for a machine after some tries, for an hour, and for no other machine", async () => {
    const code = await issue();
    const now = new Date("2026-11-28T02:05:00Z");
    for (let n = 0; n < TRIES_MAX; n += 1) {
      expect(await look("222222222222", now)).toMatchObject({ value: { trouble: "wrong" } });
    }
    expect(await look(code, now)).toMatchObject({ value: { trouble: "many" } });
    expect(await look(code, now, "another")).toMatchObject({ value: { holder: {} } });
    expect(await look(code, new Date("2026-11-28T03:00:00Z"))).toMatchObject({
      value: { holder: {} },
    });
  });

  it("is counted when many try at once", async () => {
    const now = new Date();
    await Promise.all(Array.from({ length: 10 }, () => look("nonsense", now)));
    expect((await db.select().from(activationTries))[0]?.failures).toBe(10);
  });
});

describe("codes are given", () => {
  it("to people within reach, who have not opened their accounts", async () => {
    const other = await makeActor("manager", "420103");
    expect(await issue(new Date(), other)).toBe("");
    const code = await issue();
    await redeem(code);
    expect(await execute(issueCodes, manager, { personIds: [personId] })).toMatchObject({
      refusal: { code: "activation.nobody" },
    });
  });

  it("to nobody who answers for more than the one who prints them", async () => {
    await db.insert(roleGrants).values({ personId, role: "administrator", regionCode: "42" });
    expect(await issue()).toBe("");
  });

  it("to all whom a search finds", async () => {
    await makePerson({ name: "田小二", position: "社工" });
    const result = await execute(issueCodes, manager, { scope: "all", search: "position=社工" });
    expect(result.ok && result.value.strips.map(({ name }) => name)).toEqual(["田小二"]);
  });
});
