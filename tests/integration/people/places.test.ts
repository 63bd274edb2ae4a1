/** Regions and organisations change, and everybody and everything that belongs to them follows. */
import { asc, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { courses } from "@/db/schema/catalogue";
import { people, regions, roleGrants } from "@/db/schema/people";
import { placeChanges } from "@/db/schema/place-changes";
import { importTownships } from "@/lib/people/commands/import-townships";
import { loadRegions } from "@/lib/people/commands/load-regions";
import { mergeRegions, moveTownship } from "@/lib/people/commands/merge-regions";
import { createOrganisation } from "@/lib/people/commands/organisations";
import { createZone, renameRegion } from "@/lib/people/commands/regions";
import { register } from "@/lib/people/commands/register";
import { listPlaceChanges } from "@/lib/people/queries/place-history";
import { listPublicRegions } from "@/lib/people/queries/places";
import { listTree } from "@/lib/people/queries/region-tree";
import { type Actor, PLATFORM_ACTOR } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { held, run } from "@/tests/support/certificates";
import { makeCourse } from "@/tests/support/course";
import { makeActor, makeOrganisation, makePerson } from "@/tests/support/factories";

let admin: Actor & { personId: string };

beforeEach(async () => {
  admin = await makeActor("administrator", "42");
});

const code = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
  result.ok ? "ok" : result.refusal.code;

async function makeTownship(regionCode = "420106001", name = "青禾街道") {
  await db
    .insert(regions)
    .values({ code: regionCode, name, level: "township", parentCode: regionCode.slice(0, 6) });
  return regionCode;
}

/** A person, an organisation, a role and a course, all of one region. */
async function settle(regionCode: string) {
  const organisation = await makeOrganisation({ regionCode, name: `${regionCode}站（虚构）` });
  const person = await makePerson({ regionCode, organisationId: organisation.id });
  await db.insert(roleGrants).values({ personId: person.id, role: "manager", regionCode });
  const { courseId } = await makeCourse();
  await db.update(courses).set({ regionCode }).where(eq(courses.id, courseId));
  return { personId: person.id, organisationId: organisation.id, courseId };
}

async function whereIs({ personId, organisationId, courseId }: Awaited<ReturnType<typeof settle>>) {
  const rows = await db.execute<{ code: string }>(sql`
    select region_code as code from people where id = ${personId}
    union all select region_code from organisations where id = ${organisationId}
    union all select region_code from role_grants where person_id = ${personId}
    union all select region_code from courses where id = ${courseId}`);
  return [...new Set(rows.map((row) => row.code))];
}

describe("a region", () => {
  it("gets another name, and its history says from what, when and by whom", async () => {
    const now = new Date("2026-11-28T02:00:00Z");
    await run(execute(renameRegion, admin, { code: "420106", name: "新武昌区" }, now));
    const [change] = await listPlaceChanges(held(admin, "organisation.maintain"), {
      regionCode: "420106",
    });
    expect(change).toMatchObject({ kind: "renamed", was: "武昌区", became: "新武昌区", at: now });
    const [entry] = await db.select().from(auditEntries);
    expect(entry).toMatchObject({ subject: "region:420106", personId: admin.personId });
  });

  it.each([
    ["the name of a neighbour", { code: "420106", name: "江汉区" }, "place.name_taken"],
    ["a name of nothing", { code: "420106", name: " " }, "invalid_input"],
    ["another name where there is none", { code: "420199", name: "新区" }, "not_found"],
  ])("is refused %s", async (_what, input, refusal) => {
    expect(code(await execute(renameRegion, admin, input))).toBe(refusal);
  });

  it("is not renamed back at the next start", async () => {
    await run(execute(renameRegion, admin, { code: "420106", name: "新武昌区" }));
    const seed = { code: "420106", name: "武昌区", level: "county", parentCode: "4201" };
    await run(execute(loadRegions, PLATFORM_ACTOR, { regions: [seed] }));
    const [region] = await db.select().from(regions).where(eq(regions.code, "420106"));
    expect(region?.name).toBe("新武昌区");
  });

  it("goes into another one with all that belongs to it, and stays as what it was", async () => {
    const all = await settle("420106");
    await run(execute(mergeRegions, admin, { code: "420106", into: "420103" }));
    expect(await whereIs(all)).toEqual(["420103"]);
    const [old] = await db.select().from(regions).where(eq(regions.code, "420106"));
    expect(old).toMatchObject({ name: "武昌区", successorCode: "420103" });
    expect(old?.abolishedAt).not.toBeNull();
    const kinds = await db.select({ kind: placeChanges.kind }).from(placeChanges);
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(["absorbed", "merged"]);
  });

  it("takes the same role of one person together, so that it is held once", async () => {
    const person = await makePerson();
    const grant = { personId: person.id, role: "trainer" as const };
    await db.insert(roleGrants).values([
      { ...grant, regionCode: "420106", validFrom: "2026-01-01", validUntil: "2027-06-30" },
      { ...grant, regionCode: "420103", validFrom: "2026-03-01", validUntil: "2026-12-31" },
      { ...grant, regionCode: "420106", validFrom: "2020-01-01", validUntil: "2020-12-31" },
    ]);
    await run(execute(mergeRegions, admin, { code: "420106", into: "420103" }));
    const rows = await db.select().from(roleGrants).where(eq(roleGrants.personId, person.id));
    const live = rows.filter((row) => row.revokedAt === null);
    expect(live.map((row) => [row.validFrom, row.validUntil]).sort()).toEqual([
      ["2020-01-01", "2020-12-31"],
      ["2026-01-01", "2027-06-30"],
    ]);
    expect(new Set(rows.map((row) => row.regionCode))).toEqual(new Set(["420103"]));
  });

  it.each([
    ["into itself", "420106", "420106", "region.same"],
    ["into another level", "420106", "4205", "region.other_level"],
    ["while something lies beneath it", "4205", "4201", "region.has_children"],
    ["into none", "420106", "420199", "not_found"],
  ])("does not go %s", async (_what, from, into, refusal) => {
    expect(code(await execute(mergeRegions, admin, { code: from, into }))).toBe(refusal);
  });

  it("does not go into one beyond the administrator's reach", async () => {
    const own = await makeActor("administrator", "4201");
    const beyond = await execute(mergeRegions, own, { code: "420106", into: "420502" });
    const nowhere = await execute(mergeRegions, own, { code: "420106", into: "420599" });
    expect(beyond).toEqual(nowhere);
    expect(code(beyond)).toBe("not_found");
  });

  it("says which organisations are called the same, and merges nothing", async () => {
    await makeOrganisation({ regionCode: "420106", name: "同名社工站（虚构）" });
    await makeOrganisation({ regionCode: "420103", name: "同名社工站（虚构）" });
    const result = await execute(mergeRegions, admin, { code: "420106", into: "420103" });
    expect(result).toMatchObject({
      refusal: {
        code: "place.names_clash",
        fields: { into: [expect.stringContaining("同名社工站")] },
      },
    });
  });

  it("cannot be chosen any more, by whatever way", async () => {
    await run(execute(mergeRegions, admin, { code: "420106", into: "420103" }));
    expect((await listPublicRegions()).map((region) => region.code)).not.toContain("420106");
    const tries = [
      execute(register, null, {
        ...{ name: "田小禾", phone: "13800000001", password: "江边的梧桐树下 27" },
        regionCode: "420106",
      }),
      execute(createOrganisation, admin, { regionCode: "420106", name: "新站", kind: "station" }),
      execute(createZone, admin, { parentCode: "420106", name: "新功能区" }),
      execute(renameRegion, admin, { code: "420106", name: "又一个名称" }),
      execute(mergeRegions, admin, { code: "420502", into: "420106" }),
      execute(importTownships, admin, { rows: [{ line: 2, code: "420106001", name: "某街道" }] }),
    ];
    for (const result of await Promise.all(tries)) expect(result.ok).toBe(false);
    await expect(makePerson({ regionCode: "420106" })).rejects.toMatchObject({
      cause: { message: expect.stringContaining("is abolished") },
    });
  });

  it("takes in whoever registers while it is being abolished, or nobody", async () => {
    const attempts = Array.from({ length: 5 }, () => makePerson({ regionCode: "420106" }));
    const merging = execute(mergeRegions, admin, { code: "420106", into: "420103" });
    await Promise.allSettled([...attempts, merging]);
    const left = await db.select().from(people).where(eq(people.regionCode, "420106"));
    expect(left).toEqual([]);
  });
});

describe("a township", () => {
  it("moves to another county with everybody, under a code of that county", async () => {
    await makeTownship();
    const all = await settle("420106001");
    await run(execute(moveTownship, admin, { code: "420106001", county: "420103", newCode: "" }));
    expect(await whereIs(all)).toEqual(["420103001"]);
    const [old] = await db.select().from(regions).where(eq(regions.code, "420106001"));
    expect(old?.successorCode).toBe("420103001");
    const history = await listPlaceChanges(held(admin, "organisation.maintain"), {
      regionCode: "420103001",
    });
    expect(history[0]).toMatchObject({
      kind: "moved",
      was: "武昌区（420106001）",
      became: "江汉区（420103001）",
    });
  });

  it("asks for a code where its own is taken", async () => {
    await makeTownship();
    await makeTownship("420103001", "别的街道");
    const input = { code: "420106001", county: "420103" };
    const refused = await execute(moveTownship, admin, input);
    expect(refused).toMatchObject({ refusal: { fields: { newCode: [expect.any(String)] } } });
    await run(execute(moveTownship, admin, { ...input, newCode: "420103088" }));
  });

  it("alone moves: a county does not", async () => {
    const input = { code: "420106", county: "420103" };
    expect(code(await execute(moveTownship, admin, input))).toBe("region.not_township");
  });
});

describe("a functional zone", () => {
  it("has a code of its own kind, lies where it was set up, and people live there", async () => {
    const zone = await run(execute(createZone, admin, { parentCode: "4201", name: "青禾高新区" }));
    expect(zone.code).toBe("4201Z1");
    const beneath = await run(
      execute(createZone, admin, { parentCode: zone.code, name: "青禾产业园" }),
    );
    const person = await run(
      execute(register, null, {
        ...{ name: "田小禾", phone: "13800000001", password: "江边的梧桐树下 27" },
        ...{ regionCode: zone.code, townshipCode: beneath.code },
      }),
    );
    const manager = await makeActor("manager", "4201");
    const [found] = await db.select().from(people).where(eq(people.id, person.personId));
    expect(found?.regionCode).toBe("4201Z1Z01");
    const tree = await listTree(held(manager, "organisation.maintain"), "4201");
    expect(tree.find((region) => region.code === zone.code)).toMatchObject({ people: 1 });
  });

  it("is not set up beneath a province or a township", async () => {
    await makeTownship();
    for (const parentCode of ["42", "420106001"]) {
      const result = await execute(createZone, admin, { parentCode, name: "青禾高新区" });
      expect(code(result)).toBe("region.no_zone_here");
    }
  });
});

describe("the import of townships", () => {
  const rows = [
    { line: 2, code: "420106001000", name: "青禾街道" },
    { line: 3, code: "420106002", name: "晴川街道" },
    { line: 4, code: "420106000000", name: "武昌区" },
  ];

  it("adds what is new, renames what is called otherwise, and repeats without effect", async () => {
    await makeTownship("420106002", "旧名街道");
    expect(await run(execute(importTownships, admin, { rows }))).toEqual({ added: 1, renamed: 1 });
    expect(await run(execute(importTownships, admin, { rows }))).toEqual({ added: 0, renamed: 0 });
    const changes = await db.select().from(placeChanges).orderBy(asc(placeChanges.regionCode));
    expect(changes.map(({ regionCode, kind, was }) => [regionCode, kind, was])).toEqual([
      ["420106001", "created", null],
      ["420106002", "renamed", "旧名街道"],
    ]);
  });

  it("takes all or none, and says which rows and why", async () => {
    const faulty = { line: 5, code: "42010600", name: "短码街道" };
    const result = await execute(importTownships, admin, { rows: [...rows, faulty] });
    expect(result).toMatchObject({
      refusal: { code: "townships.faulty", fields: { "": ["第5行：代码要9位或12位，这里是8位"] } },
    });
    expect(await db.select().from(regions).where(eq(regions.level, "township"))).toEqual([]);
  });

  it("does not reach beyond the administrator's own counties", async () => {
    const own = await makeActor("administrator", "4205");
    expect(code(await execute(importTownships, own, { rows }))).toBe("townships.faulty");
  });
});
