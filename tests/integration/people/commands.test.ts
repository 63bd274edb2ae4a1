import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { people, roleGrants, sessions } from "@/db/schema/people";
import { disablePerson, enablePerson } from "@/lib/people/commands/access";
import { register } from "@/lib/people/commands/register";
import { closeSession, openSession } from "@/lib/people/commands/session";
import { execute } from "@/lib/platform/command";
import { hashPassword } from "@/lib/platform/password";
import { makeActor, makeOrganisation, makePerson, makeRegions } from "@/tests/support/factories";

const PASSWORD = "江边的梧桐树下 27";
const application = {
  name: "田小禾",
  phone: "13800000001",
  password: PASSWORD,
  regionCode: "420106",
  organisationId: "",
};

describe("register", () => {
  it("opens an account of a learner and nothing more, and says who", async () => {
    const { id: organisationId } = await makeOrganisation();

    const result = await execute(register, null, {
      ...application,
      organisationId,
      role: "administrator",
      disabledAt: null,
    });

    const [person] = await db.select().from(people);
    expect(result).toMatchObject({ ok: true, value: { account: "13800000001" } });
    expect(person).toMatchObject({ name: "田小禾", regionCode: "420106", organisationId });
    expect(person?.passwordHash).toMatch(/^\$argon2id\$/);
    expect(await db.select().from(roleGrants)).toEqual([]);
    expect(await db.select().from(auditEntries)).toMatchObject([
      { action: "people.register", personId: person?.id, subject: `person:${person?.id}` },
    ]);
  });

  it("lets one of two registrations of a phone win", async () => {
    await makeRegions();
    const results = await Promise.all([1, 2].map(() => execute(register, null, application)));
    expect(results.map((r) => r.ok).sort()).toEqual([false, true]);
    expect(results.find((r) => !r.ok)).toMatchObject({ refusal: { code: "account.taken" } });
    expect(await db.select().from(people)).toHaveLength(1);
  });

  it.each([
    ["regionCode", { regionCode: "420999" }],
    ["regionCode", { regionCode: "4201" }],
    ["password", { password: "x13800000001" }],
  ])("names %s when it will not do", async (field, over) => {
    await makeRegions();
    const result = await execute(register, null, { ...application, ...over });
    expect(result.ok || Object.keys(result.refusal.fields ?? {})).toEqual([field]);
    expect(await db.select().from(people)).toEqual([]);
  });

  it("refuses an organisation of another county", async () => {
    const { id } = await makeOrganisation({ regionCode: "420502" });
    const result = await execute(register, null, { ...application, organisationId: id });
    expect(result).toMatchObject({ refusal: { fields: { organisationId: [expect.any(String)] } } });
  });
});

describe("openSession", () => {
  it.each(["13800000002", "learner@example.cn", "tian.xiaohe"])(
    "knows the person as %s",
    async (account) => {
      const person = await makePerson({
        phone: "13800000002",
        email: "learner@example.cn",
        userName: "tian.xiaohe",
        passwordHash: await hashPassword(PASSWORD),
      });
      const result = await execute(openSession, null, { account, password: PASSWORD });
      expect(result).toMatchObject({ ok: true, value: { personId: person.id } });
    },
  );

  it.each([
    { who: "an unknown account", account: "13899999999", password: PASSWORD, disabled: false },
    {
      who: "a wrong password",
      account: "13800000002",
      password: "错的密码，不对",
      disabled: false,
    },
    { who: "a disabled person", account: "13800000002", password: PASSWORD, disabled: true },
  ])("gives $who the same answer and no session", async ({ account, password, disabled }) => {
    await makePerson({
      phone: "13800000002",
      passwordHash: await hashPassword(PASSWORD),
      disabledAt: disabled ? new Date() : null,
    });
    const result = await execute(openSession, null, { account, password });
    expect(result).toEqual({ ok: false, refusal: { code: "account.wrong" } });
    expect(await db.select().from(sessions)).toEqual([]);
  });

  it("does not let an account without a password in", async () => {
    await makePerson({ phone: "13800000002", passwordHash: null });
    const result = await execute(openSession, null, { account: "13800000002", password: "null" });
    expect(result.ok).toBe(false);
  });
});

it("closing a session ends it and no other", async () => {
  const person = await makePerson({
    phone: "13800000002",
    passwordHash: await hashPassword(PASSWORD),
  });
  const open = () => execute(openSession, null, { account: "13800000002", password: PASSWORD });
  const [first] = [await open(), await open()];

  await execute(closeSession, null, { sessionId: first?.ok && first.value.sessionId });

  const rows = await db.select().from(sessions).where(eq(sessions.personId, person.id));
  expect(rows.filter((row) => row.revokedAt)).toHaveLength(1);
});

describe("disablePerson", () => {
  it("ends every session of a person within reach, and repeats without effect", async () => {
    const person = await makePerson({
      regionCode: "420103",
      phone: "13800000002",
      passwordHash: await hashPassword(PASSWORD),
    });
    await execute(openSession, null, { account: "13800000002", password: PASSWORD });
    const manager = await makeActor("manager", "4201");

    const first = await execute(disablePerson, manager, { personId: person.id });
    const second = await execute(disablePerson, manager, { personId: person.id });

    expect([first, second]).toMatchObject([
      { value: { changed: true } },
      { value: { changed: false } },
    ]);
    expect((await db.select().from(sessions)).every((row) => row.revokedAt)).toBe(true);
    const entries = await db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.personId, manager.personId));
    expect(entries).toHaveLength(1);
  });

  it.each(["420106", "420502"])(
    "does not reach beyond the manager's own county (%s)",
    async (regionCode) => {
      const person = await makePerson({ regionCode });
      const manager = await makeActor("manager", "420103");
      const result = await execute(disablePerson, manager, { personId: person.id });
      expect(result).toEqual({ ok: false, refusal: { code: "not_found" } });
    },
  );

  it("reaches the people of the organisation where the role is held, and no others", async () => {
    const { id: organisationId } = await makeOrganisation();
    const [inside, outside] = [await makePerson({ organisationId }), await makePerson()];
    const manager = {
      personId: (await makePerson()).id,
      grants: [{ role: "manager", organisationId } as const],
    };
    const results = [inside, outside].map((p) =>
      execute(disablePerson, manager, { personId: p.id }),
    );
    expect((await Promise.all(results)).map((r) => r.ok)).toEqual([true, false]);
  });

  it.each([
    ["administrator", "420103"],
    ["trainer", "42"],
  ] as const)(
    "does not put a %s of %s under a manager of the county they live in",
    async (role, region) => {
      const senior = await makeActor(role, region);
      await db.update(people).set({ regionCode: "420103" }).where(eq(people.id, senior.personId));
      const manager = await makeActor("manager", "420103");
      const result = await execute(disablePerson, manager, { personId: senior.personId });
      expect(result).toEqual({ ok: false, refusal: { code: "account.holds_more" } });
    },
  );

  it("does not let anyone lock themselves out", async () => {
    const manager = await makeActor("manager", "420106");
    const result = await execute(disablePerson, manager, { personId: manager.personId });
    expect(result).toEqual({ ok: false, refusal: { code: "account.own" } });
  });

  it("can be undone, and the person has to sign in again", async () => {
    const person = await makePerson();
    const manager = await makeActor("administrator", "42");
    await execute(disablePerson, manager, { personId: person.id });
    await execute(enablePerson, manager, { personId: person.id });
    const [row] = await db.select().from(people).where(eq(people.id, person.id));
    expect(row?.disabledAt).toBeNull();
  });
});
