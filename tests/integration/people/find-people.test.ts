/** The people's list: found by whatever one remembers, within reach, page by page; changed many at once. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { people, roleGrants, sessions } from "@/db/schema/people";
import { changeMany } from "@/lib/people/commands/change-many";
import { noteSounds } from "@/lib/people/commands/note-sounds";
import { dropView, saveView } from "@/lib/people/commands/views";
import { readSearch } from "@/lib/people/model/person-search";
import { countPeople, listPeople, PEOPLE_PER_PAGE } from "@/lib/people/queries/people";
import { listViews } from "@/lib/people/queries/views";
import { type Actor, PLATFORM_ACTOR, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { makeActor, makeOrganisation, makePerson } from "@/tests/support/factories";

let manager: Actor & { personId: string };

beforeEach(async () => {
  manager = await makeActor("manager", "420106");
});

function reading(actor: Actor) {
  const held = permit(actor, "person.read");
  if (!held) throw new Error("a manager may read people");
  return held;
}

async function found(query: string, actor: Actor = manager) {
  await execute(noteSounds, PLATFORM_ACTOR, {});
  const { people: listed } = await listPeople(reading(actor), readSearch(query));
  expect(await countPeople(reading(actor), readSearch(query))).toBe(listed.length);
  return listed.map(({ name }) => name);
}

describe("a person is found", () => {
  beforeEach(async () => {
    const station = await makeOrganisation({ name: "青禾社区社工站（虚构）" });
    await makePerson({
      name: "单小雨",
      phone: "19200001234",
      organisationId: station.id,
      position: "站长",
      qualification: "senior",
    });
    await makePerson({ name: "曾别处", regionCode: "420103", phone: "19200005678" });
  });

  it.each([
    ["by the beginning of the name", "q=单小"],
    ["by the end of the name", "q=小雨"],
    ["by the sound of the name, the surname in its own reading", "q=shanxiao"],
    ["by its first letters, in capitals", "q=SXY"],
    ["by the phone", "q=19200001234"],
    ["by the last four digits of the phone", "q=1234"],
    ["by a part of the organisation's name", "q=青禾社区"],
    ["by the organisation as a filter", "organisation=社工站"],
    ["by position and qualification", "position=站长&qualification=senior"],
    ["by not having opened the account", "state=waiting&position=站长"],
    ["by region, from above", "region=42&position=站长"],
  ])("%s", async (_, query) => {
    expect(await found(query)).toEqual(["单小雨"]);
  });

  it.each([
    "q=曾",
    "q=5678",
    "q=192",
    "q=19200001",
    "q=234",
    "q=zbc",
    "region=420103",
    "q=%25",
    "role=trainer",
  ])("not out of reach, and not by %s", async (query) => {
    expect(await found(query)).toEqual([]);
  });

  it("by the role held today, or by holding none", async () => {
    expect(await found("role=manager")).toEqual(["田小禾"]);
    expect(await found("role=none")).toEqual(["单小雨"]);
  });

  it("with a phone that is masked", async () => {
    const { people: listed } = await listPeople(reading(manager), readSearch("q=1234"));
    expect(listed[0]?.phone).toBe("192****1234");
  });
});

it("gives every person once, page by page, in each order", async () => {
  const many = Array.from({ length: PEOPLE_PER_PAGE + 20 }, (_, n) => ({
    name: n % 3 === 0 ? "同名的人" : `田小${"一二三四五六七"[n % 7]}`,
    userName: `paged${n}`,
    regionCode: "420106",
    createdAt: new Date(Date.UTC(2026, 0, 1 + (n % 5))),
  }));
  await db.insert(people).values(many);
  await execute(noteSounds, PLATFORM_ACTOR, {});
  for (const sort of ["name", "newest", "oldest"]) {
    const search = readSearch({ sort });
    const first = await listPeople(reading(manager), search);
    const second = await listPeople(reading(manager), search, first.next);
    const ids = [...first.people, ...second.people].map(({ id }) => id);
    expect(second.next).toBeNull();
    expect(new Set(ids).size).toBe(many.length + 1);
    expect(ids).toHaveLength(many.length + 1);
  }
});

it("notes a sound anew when the database itself changed a name", async () => {
  const person = await makePerson({ name: "单小雨" });
  await execute(noteSounds, PLATFORM_ACTOR, {});
  await db.update(people).set({ name: "曾小雨" }).where(eq(people.id, person.id));
  await execute(noteSounds, PLATFORM_ACTOR, {});
  const [kept] = await db.select().from(people).where(eq(people.id, person.id));
  expect(kept).toMatchObject({ pinyin: "zengxiaoyu", initials: "zxy" });
});

describe("a change of many", () => {
  it("ends access of those who may be changed, and says why not of the others", async () => {
    const one = await makePerson();
    const closed = await makePerson({ disabledAt: new Date() });
    const elsewhere = await makePerson({ regionCode: "420103" });
    const above = await makeActor("administrator", "42");
    await db.update(people).set({ regionCode: "420106" }).where(eq(people.id, above.personId));
    await db.insert(sessions).values({
      personId: one.id,
      userAgent: "",
      createdAt: new Date(),
      expiresAt: new Date(Date.now() + 60_000),
    });
    const chosen = [one.id, closed.id, elsewhere.id, above.personId, manager.personId];
    const result = await execute(changeMany, manager, { action: "disable", personIds: chosen });
    expect(result).toMatchObject({ value: { ids: [one.id], report: { changed: 1 } } });
    expect(result.ok && result.value.report.unchanged.map(({ count }) => count)).toEqual([
      1, 1, 1, 1,
    ]);
    const still = await db.select().from(people).where(eq(people.id, elsewhere.id));
    expect(still[0]?.disabledAt).toBeNull();
    expect((await db.select().from(sessions))[0]?.revokedAt).not.toBeNull();
    const [entry] = await db.select().from(auditEntries);
    expect(entry).toMatchObject({ action: "people.change_many", subject: "people:many" });
    expect(entry?.detail).toMatchObject({ people: [one.id] });
  });

  it("moves all who were found to an organisation within reach, and to no other", async () => {
    const own = await makeOrganisation({ name: "兰桥社区社工站（虚构）" });
    await makeOrganisation({ name: "别区社工站（虚构）", regionCode: "420103" });
    await makePerson({ position: "社工" });
    const move = (organisation: string) =>
      execute(changeMany, manager, {
        action: "move",
        scope: "all",
        search: "position=社工",
        organisation,
      });
    expect(await move("别区社工站（虚构）")).toMatchObject({
      refusal: { fields: { organisation: ["您的管理范围内没有这个单位，请核对名称"] } },
    });
    expect(await move(own.name)).toMatchObject({ value: { report: { changed: 1 } } });
    expect(await move(own.name)).toMatchObject({ value: { report: { changed: 0 } } });
    expect(await db.$count(people, eq(people.organisationId, own.id))).toBe(1);
  });

  it("takes more people than a statement has parameters", async () => {
    await db.execute(`insert into people (name, user_name, region_code)
      select '田小禾', 'many' || n, '420106' from generate_series(1, 70000) n`);
    const result = await execute(changeMany, manager, {
      action: "position",
      scope: "all",
      position: "社工",
    });
    expect(result).toMatchObject({ value: { report: { changed: 70_001 } } });
    // All indexes of seventy thousand rows.
  }, 120_000);
});

it("keeps a search under a name for its owner alone", async () => {
  const other = await makeActor("manager", "420106");
  await execute(saveView, manager, { name: "未激活的", query: "state=waiting&after=x&king=1" });
  await execute(saveView, manager, { name: "未激活的", query: "state=waiting&sort=newest" });
  const [view, ...more] = await listViews(reading(manager));
  expect(view).toMatchObject({ name: "未激活的", query: "state=waiting&sort=newest" });
  expect(more).toEqual([]);
  expect(await listViews(reading(other))).toEqual([]);
  expect(await execute(dropView, other, { viewId: view?.id })).toMatchObject({ ok: false });
  expect(await execute(dropView, manager, { viewId: view?.id })).toMatchObject({ ok: true });
  expect(await db.$count(roleGrants)).toBe(2);
});
