/** Organisations are added, changed, moved, merged and closed, and keep their history. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { organisations, people, roleGrants } from "@/db/schema/people";
import { mergeOrganisations, moveOrganisation } from "@/lib/people/commands/merge-organisations";
import {
  closeOrganisation,
  createOrganisation,
  editOrganisation,
  reopenOrganisation,
} from "@/lib/people/commands/organisations";
import { register } from "@/lib/people/commands/register";
import { listPlaceChanges } from "@/lib/people/queries/place-history";
import { listPublicOrganisations } from "@/lib/people/queries/places";
import type { Actor } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { held, run } from "@/tests/support/certificates";
import { makeActor, makeOrganisation, makePerson } from "@/tests/support/factories";

let admin: Actor & { personId: string };

beforeEach(async () => {
  admin = await makeActor("administrator", "42");
});

const code = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
  result.ok ? "ok" : result.refusal.code;

describe("an organisation", () => {
  const details = {
    name: "晴川社工站（虚构）",
    kind: "station",
    contactName: "",
    contactPhone: "",
  };

  it("is added, changed, closed and opened again, each with its line of history", async () => {
    const manager = await makeActor("manager", "420106");
    const { organisationId } = await run(
      execute(createOrganisation, manager, { ...details, regionCode: "420106" }),
    );
    const edited = { ...details, name: "琴台社工站（虚构）", contactPhone: "027-82345678" };
    await run(execute(editOrganisation, manager, { ...edited, organisationId }));
    await run(execute(closeOrganisation, manager, { organisationId }));
    expect((await listPublicOrganisations()).length).toBe(0);
    await run(execute(reopenOrganisation, manager, { organisationId }));
    const changes = await listPlaceChanges(held(manager, "organisation.maintain"), {
      organisationId,
    });
    expect(changes.map(({ kind }) => kind)).toEqual([
      "reopened",
      "closed",
      "contact",
      "renamed",
      "created",
    ]);
    const words = JSON.stringify(changes);
    expect(words).not.toContain("82345678");
  });

  it("closed, takes nobody new and keeps those it has", async () => {
    const organisation = await makeOrganisation();
    const person = await makePerson({ organisationId: organisation.id });
    await run(execute(closeOrganisation, admin, { organisationId: organisation.id }));
    await db.update(people).set({ name: "田大禾" }).where(eq(people.id, person.id));
    await expect(makePerson({ organisationId: organisation.id })).rejects.toMatchObject({
      cause: { message: expect.stringContaining("is closed") },
    });
    const registering = await execute(register, null, {
      ...{ name: "田小禾", phone: "13800000001", password: "江边的梧桐树下 27" },
      ...{ regionCode: "420106", organisationId: organisation.id },
    });
    expect(registering.ok).toBe(false);
  });

  it("moves with its people of that region; whoever lives elsewhere stays there", async () => {
    const { id: organisationId } = await makeOrganisation();
    const [here, elsewhere] = [
      await makePerson({ organisationId }),
      await makePerson({ organisationId, regionCode: "420502" }),
    ];
    await run(execute(moveOrganisation, admin, { organisationId, regionCode: "420103" }));
    const rows = await db.select().from(people).where(eq(people.organisationId, organisationId));
    const codes = new Map(rows.map((row) => [row.id, row.regionCode]));
    expect([codes.get(here.id), codes.get(elsewhere.id)]).toEqual(["420103", "420502"]);
  });

  it("goes into another one with its people and its roles, and stays as what it was", async () => {
    const from = await makeOrganisation({ name: "旧站（虚构）" });
    const into = await makeOrganisation({ name: "新站（虚构）", regionCode: "420103" });
    const person = await makePerson({ organisationId: from.id });
    const grant = { personId: person.id, role: "manager", organisationId: from.id } as const;
    await db.insert(roleGrants).values(grant);
    await run(execute(mergeOrganisations, admin, { organisationId: from.id, into: into.id }));
    const [moved] = await db.select().from(people).where(eq(people.id, person.id));
    expect(moved).toMatchObject({ organisationId: into.id, regionCode: "420103" });
    const [role] = await db.select().from(roleGrants).where(eq(roleGrants.personId, person.id));
    expect(role?.organisationId).toBe(into.id);
    const [old] = await db.select().from(organisations).where(eq(organisations.id, from.id));
    expect(old).toMatchObject({ name: "旧站（虚构）", mergedIntoId: into.id });
    const again = { organisationId: from.id };
    expect(code(await execute(reopenOrganisation, admin, again))).toBe("organisation.closed");
  });

  it("is not merged by a manager while somebody in it holds what the manager cannot give", async () => {
    const manager = await makeActor("manager", "4201");
    const from = await makeOrganisation({ name: "旧站（虚构）" });
    const into = await makeOrganisation({ name: "新站（虚构）" });
    const person = await makePerson();
    await db
      .insert(roleGrants)
      .values({ personId: person.id, role: "administrator", organisationId: from.id });
    const input = { organisationId: from.id, into: into.id };
    expect(code(await execute(mergeOrganisations, manager, input))).toBe(
      "organisation.roles_beyond",
    );
    expect(code(await execute(mergeOrganisations, admin, input))).toBe("ok");
  });

  it.each([
    ["a name that is taken", { name: "青禾社区社工站（虚构）" }, "place.name_taken"],
    ["a telephone that is none", { contactPhone: "打我电话" }, "invalid_input"],
    ["a kind that is none", { kind: "club" }, "invalid_input"],
    ["a region beyond reach", { regionCode: "420502" }, "not_found"],
  ])("is not added with %s", async (_what, over, refusal) => {
    await makeOrganisation();
    const manager = await makeActor("manager", "420106");
    const input = { ...details, regionCode: "420106", ...over };
    expect(code(await execute(createOrganisation, manager, input))).toBe(refusal);
  });
});
