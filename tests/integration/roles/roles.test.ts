/** Roles are given, changed and ended: within the giver's reach, from day to day, and told. */
import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { messages } from "@/db/schema/messaging";
import { people, roleGrants, sessions } from "@/db/schema/people";
import { disablePerson, enablePerson } from "@/lib/people/commands/access";
import type { Actor } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { findVisitor } from "@/lib/platform/session";
import { endRole, grantRole, setRoleEnd } from "@/lib/roles/commands/grants";
import { countRoles, findPeopleByName, getRolesOf, listRoles } from "@/lib/roles/queries/grants";
import { held, run } from "@/tests/support/certificates";
import { makeActor, makeOrganisation, makePerson } from "@/tests/support/factories";

const NOW = new Date();
const day = (offset: number) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(
    new Date(NOW.getTime() + offset * 86_400_000),
  );
const all = { q: "", role: "", state: "", page: 1 } as const;

const code = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
  result.ok ? "ok" : result.refusal.code;

function give(by: Actor, personId: string, over: object = {}) {
  const input = { personId, role: "trainer", scope: "420103", validFrom: day(0), validUntil: "" };
  return execute(grantRole, by, { ...input, ...over });
}

async function cookieOf(personId: string) {
  const times = { createdAt: new Date(), expiresAt: new Date(Date.now() + 60_000) };
  const [session] = await db
    .insert(sessions)
    .values({ personId, userAgent: "test", ...times })
    .returning();
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  return await encode({ token: { sessionId: session?.id ?? "" }, secret });
}

describe("a role", () => {
  it("counts from the next request, is told, and ends with the next request", async () => {
    const manager = await makeActor("manager", "4201");
    const person = await makePerson({ regionCode: "420103" });
    const cookie = await cookieOf(person.id);
    const roles = async () => (await findVisitor(cookie))?.grants.map(({ role }) => role);
    expect(await roles()).toEqual(["learner"]);

    const { grantId } = await run(give(manager, person.id));
    expect(await roles()).toEqual(["learner", "trainer"]);

    await run(execute(endRole, manager, { grantId }));
    expect(await roles()).toEqual(["learner"]);
    const told = await db.select().from(messages).where(eq(messages.personId, person.id));
    expect(told.map(({ title }) => title).sort()).toEqual([
      "您不再担任江汉区的讲师",
      "您担任江汉区的讲师",
    ]);
    expect(code(await execute(endRole, manager, { grantId }))).toBe("role.ended");
  });

  it("counts only on its days, and its last day can be put off", async () => {
    const manager = await makeActor("manager", "4201");
    const person = await makePerson({ regionCode: "420103" });
    const cookie = await cookieOf(person.id);
    const { grantId } = await run(
      give(manager, person.id, { validFrom: day(3), validUntil: day(9) }),
    );
    expect((await findVisitor(cookie))?.grants).toHaveLength(1);
    const [coming] = await listRoles(held(manager, "role.grant"), { ...all, role: "trainer" });
    expect(coming).toMatchObject({ state: "coming", scope: "江汉区" });

    const early = await execute(setRoleEnd, manager, { grantId, validUntil: day(2) });
    expect(early).toMatchObject({ refusal: { fields: { validUntil: [expect.any(String)] } } });
    await run(execute(setRoleEnd, manager, { grantId, validUntil: "" }));
    const [row] = await db.select().from(roleGrants).where(eq(roleGrants.id, grantId));
    expect(row?.validUntil).toBeNull();
  });

  it("is held once on any day: given again it is refused, afterwards it is not", async () => {
    const manager = await makeActor("manager", "4201");
    const person = await makePerson({ regionCode: "420103" });
    const first = await run(give(manager, person.id, { validUntil: day(5) }));
    expect(code(await give(manager, person.id, { validFrom: day(5) }))).toBe("role.held_already");
    await run(give(manager, person.id, { validFrom: day(6) }));
    const extended = { grantId: first.grantId, validUntil: day(6) };
    expect(code(await execute(setRoleEnd, manager, extended))).toBe("role.held_already");
    const twice = { personId: person.id, role: "trainer", regionCode: "420103" } as const;
    await expect(db.insert(roleGrants).values(twice)).rejects.toMatchObject({
      cause: { constraint_name: "role_grants_not_twice" },
    });
  });

  it.each([
    ["from yesterday", { validFrom: day(-1) }, "validFrom"],
    ["until before it begins", { validFrom: day(5), validUntil: day(4) }, "validUntil"],
    ["that does not exist", { role: "king" }, "role"],
    ["over a scope that is none", { scope: "everywhere" }, "scope"],
  ])("is not given %s", async (_what, over, field) => {
    const manager = await makeActor("manager", "4201");
    const person = await makePerson({ regionCode: "420103" });
    const result = await give(manager, person.id, over);
    expect(result.ok || Object.keys(result.refusal.fields ?? {})).toEqual([field]);
  });

  it("that is over is listed apart", async () => {
    const manager = await makeActor("manager", "4201");
    const person = await makePerson({ regionCode: "420103" });
    const grant = { personId: person.id, regionCode: "420103" };
    await db.insert(roleGrants).values([
      { ...grant, role: "trainer", validFrom: "2020-01-01", validUntil: "2020-12-31" },
      { ...grant, role: "expert", revokedAt: NOW },
      { ...grant, role: "manager" },
    ]);
    const permit = held(manager, "role.grant");
    const shown = async (state: "" | "ended") =>
      (await listRoles(permit, { ...all, state }))
        .filter((row) => row.personId === person.id)
        .map(({ role }) => role)
        .sort();
    expect(await shown("")).toEqual(["manager"]);
    expect(await shown("ended")).toEqual(["expert", "trainer"]);
    expect(await countRoles(permit, { ...all, state: "ended" })).toBe(2);
  });
});

describe("who may give what", () => {
  it.each([
    ["an administrator of 武汉市", "administrator", "4201", "administrator", "4201", "ok"],
    ["an administrator of 武汉市", "administrator", "4201", "manager", "42", "not_found"],
    ["a manager of 江汉区", "manager", "420103", "trainer", "420103", "ok"],
    ["a manager of 江汉区", "manager", "420103", "manager", "420103", "role.beyond"],
    ["a manager of 江汉区", "manager", "420103", "administrator", "420103", "role.beyond"],
    ["a manager of 江汉区", "manager", "420103", "trainer", "420106", "not_found"],
    ["a manager of 江汉区", "manager", "420103", "trainer", "420199", "not_found"],
    ["a trainer of 江汉区", "trainer", "420103", "trainer", "420103", "not_permitted"],
  ] as const)("%s as %s of %s gives %s of %s: %s", async (...row) => {
    const [, own, ownScope, role, scope, answer] = row;
    const giver = await makeActor(own, ownScope);
    const person = await makePerson({ regionCode: "420103" });
    expect(code(await give(giver, person.id, { role, scope }))).toBe(answer);
  });

  it("a manager makes somebody manager of an organisation within, not of one elsewhere", async () => {
    const manager = await makeActor("manager", "420103");
    const person = await makePerson({ regionCode: "420103" });
    const inside = await makeOrganisation({ regionCode: "420103" });
    const outside = await makeOrganisation({ regionCode: "420106" });
    const role = "manager";
    expect(code(await give(manager, person.id, { role, scope: `org:${inside.id}` }))).toBe("ok");
    const beyond = await give(manager, person.id, { role, scope: `org:${outside.id}` });
    expect(code(beyond)).toBe("not_found");
  });

  it("nobody gives a role to oneself, to somebody elsewhere, or to who answers for more", async () => {
    const manager = await makeActor("manager", "420103");
    const elsewhere = await makePerson({ regionCode: "420106" });
    const senior = await makeActor("administrator", "42");
    await db.update(people).set({ regionCode: "420103" }).where(eq(people.id, senior.personId));
    expect(code(await give(manager, manager.personId))).toBe("role.own");
    expect(code(await give(manager, elsewhere.id))).toBe("not_found");
    expect(code(await give(manager, senior.personId))).toBe("account.holds_more");
  });

  it("nobody ends or extends their own role, their like's, or one they don't see", async () => {
    const manager = await makeActor("manager", "420103");
    const peer = await makeActor("manager", "420103");
    const far = await makeActor("trainer", "420106");
    const grantOf = async (personId: string) =>
      (await db.select().from(roleGrants).where(eq(roleGrants.personId, personId)))[0]?.id;
    for (const [personId, answer] of [
      [manager.personId, "role.own"],
      [peer.personId, "account.holds_more"],
      [far.personId, "not_found"],
    ] as const) {
      const grantId = await grantOf(personId);
      expect(code(await execute(endRole, manager, { grantId }))).toBe(answer);
      const later = { grantId, validUntil: day(30) };
      expect(code(await execute(setRoleEnd, manager, later))).toBe(answer);
    }
  });

  it("the same rule guards the access of those who hold roles", async () => {
    const manager = await makeActor("manager", "420103");
    const peer = await makeActor("manager", "420103");
    const input = { personId: peer.personId };
    expect(code(await execute(disablePerson, manager, input))).toBe("account.holds_more");
    expect(code(await execute(enablePerson, manager, input))).toBe("account.holds_more");
    const expired = { validUntil: "2020-12-31", validFrom: "2020-01-01" };
    await db.update(roleGrants).set(expired).where(eq(roleGrants.personId, peer.personId));
    expect(code(await execute(disablePerson, manager, input))).toBe("ok");
  });
});

it("people to appoint are found within reach only, by name and by account", async () => {
  const manager = held(await makeActor("manager", "420103"), "role.grant");
  await makePerson({ regionCode: "420103", name: "江汉禾", phone: "13800000003" });
  await makePerson({ regionCode: "420106", name: "武昌禾", phone: "13800000004" });
  const names = async (words: string) =>
    (await findPeopleByName(manager, words)).map(({ name }) => name);
  expect(await names("禾")).toContain("江汉禾");
  expect(await names("禾")).not.toContain("武昌禾");
  expect(await names("13800000003")).toEqual(["江汉禾"]);
  expect(await names("13800000004")).toEqual([]);
  expect(await names("%")).toEqual([]);
});

it("what somebody holds elsewhere is not told here", async () => {
  const manager = held(await makeActor("manager", "420103"), "role.grant");
  const person = await makePerson({ regionCode: "420103" });
  await db.insert(roleGrants).values([
    { personId: person.id, role: "trainer", regionCode: "420103" },
    { personId: person.id, role: "expert", regionCode: "420106" },
  ]);
  const roles = (await getRolesOf(manager, person.id))?.grants.map(({ role }) => role);
  expect(roles).toEqual(["trainer"]);
});
