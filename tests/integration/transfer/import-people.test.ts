/** A file of people taken: new, changed, the same again; nobody beyond reach, nothing half done. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { peopleImports } from "@/db/schema/admission";
import { auditEntries } from "@/db/schema/audit";
import { organisations, people, roleGrants } from "@/db/schema/people";
import { openOf } from "@/lib/people/queries/sealed";
import { type Actor, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { importPeople } from "@/lib/transfer/commands/import-people";
import type { ImportRow } from "@/lib/transfer/model/people-import";
import {
  getImportOutcomes,
  previewPeople,
  readPeopleFile,
} from "@/lib/transfer/queries/people-import";
import { makeActor, makeOrganisation, makePerson } from "@/tests/support/factories";
import { identityNumber, phoneNumber } from "@/tests/support/numbers";

let manager: Actor & { personId: string };
const STATION = "青禾社区社工站（虚构）";

beforeEach(async () => {
  manager = await makeActor("manager", "420106");
  await makeOrganisation({ name: STATION });
});

const cells = (n: number, over: ImportRow["cells"] = {}): ImportRow["cells"] => ({
  name: `田小${"一二三四五六七八九十"[n % 10]}`,
  phone: phoneNumber(n),
  idNumber: identityNumber(n),
  organisation: STATION,
  position: "一线社工",
  qualification: "助理社会工作师",
  qualificationNumber: `2023042${n}`,
  ...over,
});

function take(list: ImportRow["cells"][], over: object = {}, actor: Actor = manager) {
  return execute(importPeople, actor, {
    fileHash: "0".repeat(64),
    rows: list.map((one, at) => ({ row: at + 2, cells: one })),
    mode: "all",
    createOrganisations: false,
    ...over,
  });
}

async function preview(csv: string, create = false) {
  const held = permit(manager, "person.write");
  if (!held) throw new Error("a manager may write people");
  return await previewPeople(held, await readPeopleFile(Buffer.from(csv), ""), create);
}

const outcomes = async () => (await db.select().from(peopleImports)).at(-1)?.outcomes ?? [];

it("makes people as the file says, with their numbers sealed and who did it in the audit", async () => {
  const result = await take([cells(1), cells(2)]);
  expect(result).toMatchObject({ value: { counts: { new: 2 } } });
  const [person] = await db
    .select()
    .from(people)
    .where(eq(people.phone, phoneNumber(1)));
  expect(person).toMatchObject({
    name: "田小二",
    pinyin: "tianxiaoer",
    regionCode: "420106",
    position: "一线社工",
    qualification: "assistant",
    passwordHash: null,
  });
  expect(JSON.stringify(person)).not.toContain(identityNumber(1));
  const { id = "", idNumberSealed = null } = person ?? {};
  expect(openOf("idNumber", id, idNumberSealed)).toBe(identityNumber(1));
  const [entry] = await db.select().from(auditEntries);
  expect(entry).toMatchObject({ action: "transfer.import_people", personId: manager.personId });
  expect(JSON.stringify(await outcomes())).not.toContain("田小");
});

it("changes nothing the second time, and writes no audit", async () => {
  const list = [cells(1), cells(2, { region: "武昌区" })];
  await take(list);
  const before = await db.select().from(people);
  expect(await take(list)).toMatchObject({ value: { counts: { new: 0, changed: 0, same: 2 } } });
  expect(await db.select().from(people)).toEqual(before);
  expect(await db.$count(auditEntries)).toBe(1);
});

it("changes what the file says otherwise, and leaves what it is silent about", async () => {
  await take([cells(1)]);
  const result = await take([{ name: "田小二", phone: phoneNumber(1), position: "站长" }]);
  expect(result).toMatchObject({ value: { counts: { changed: 1 } } });
  const [person] = await db
    .select()
    .from(people)
    .where(eq(people.phone, phoneNumber(1)));
  expect(person).toMatchObject({ position: "站长", qualification: "assistant" });
  expect(openOf("idNumber", person?.id ?? "", person?.idNumberSealed ?? null)).toBe(
    identityNumber(1),
  );
  expect(await outcomes()).toEqual([{ row: 2, result: "changed", reason: "改了岗位" }]);
});

it("knows somebody by the identity number whose phone is another one now", async () => {
  await take([cells(1)]);
  const result = await take([cells(1, { phone: phoneNumber(900) })]);
  expect(result).toMatchObject({ value: { counts: { changed: 1, new: 0 } } });
});

describe("a row is refused", () => {
  it("that repeats another of the file", async () => {
    await take([cells(1), cells(1), cells(3, { idNumber: identityNumber(1) })], { mode: "good" });
    expect(await outcomes()).toMatchObject([
      { result: "new" },
      { result: "duplicate", reason: "和第2行的手机号相同" },
      { result: "duplicate", reason: "和第2行的证件号码相同" },
    ]);
  });

  it("that gives somebody's phone another name", async () => {
    await makePerson({ name: "陈阿婆", phone: phoneNumber(1) });
    await take([cells(1)], { mode: "good" });
    expect((await outcomes())[0]?.reason).toContain("手机号已是“陈阿婆”（武昌区）的，姓名不同");
  });

  it("whose phone or number belongs to somebody out of reach, of whom nothing is told", async () => {
    const other = await makeActor("manager", "420103");
    await makeOrganisation({ name: "别区社工站（虚构）", regionCode: "420103" });
    await take([cells(1, { name: "别处的人", organisation: "别区社工站（虚构）" })], {}, other);
    const list = [cells(1, { idNumber: "" }), cells(2, { idNumber: identityNumber(1) })];
    await take(list, { mode: "good" });
    expect((await outcomes()).map(({ reason }) => reason)).toEqual([
      "该手机号已有账号，请联系上级管理员",
      "该证件号码已有账号，请联系上级管理员",
    ]);
  });

  it("of somebody who answers for more, or whose account is closed", async () => {
    const above = await makePerson({ name: "田小二", phone: phoneNumber(1) });
    await db.insert(roleGrants).values({
      personId: above.id,
      role: "administrator",
      regionCode: "42",
    });
    await makePerson({ name: "田小三", phone: phoneNumber(2), disabledAt: new Date() });
    await take([cells(1), cells(2)], { mode: "good" });
    expect((await outcomes()).map(({ result }) => result)).toEqual(["faulty", "faulty"]);
  });

  it("that leads out of reach, by region or by organisation", async () => {
    await makeOrganisation({ name: "别区社工站（虚构）", regionCode: "420103" });
    await take([cells(1, { region: "江汉区" }), cells(2, { organisation: "别区社工站（虚构）" })], {
      mode: "good",
      createOrganisations: false,
    });
    expect((await outcomes()).map(({ reason }) => reason)).toEqual([
      "“江汉区”不在您的管理范围内",
      "您的管理范围内没有“别区社工站（虚构）”这个单位，请核对名称，或勾选“新建单位”",
    ]);
    expect(await db.$count(people, eq(people.regionCode, "420103"))).toBe(0);
  });
});

it("writes every row or none, when that was chosen", async () => {
  const result = await take([cells(1), cells(2, { phone: "123" })]);
  expect(result).toMatchObject({ refusal: { code: "people.rows_faulty" } });
  expect(await db.$count(people, eq(people.phone, phoneNumber(1)))).toBe(0);
  expect(await db.$count(peopleImports)).toBe(0);
  const good = await take([cells(1), cells(2, { phone: "123" })], { mode: "good" });
  expect(good).toMatchObject({ value: { counts: { new: 1, faulty: 1 } } });
});

it("leaves nothing behind when the database breaks off in the middle", async () => {
  // What is written last, who imported what, refers to somebody who is not there.
  const nobody: Actor = { ...manager, personId: crypto.randomUUID() };
  await expect(take([cells(1), cells(2)], {}, nobody)).rejects.toThrow("people_imports");
  expect(await db.$count(people, eq(people.phone, phoneNumber(1)))).toBe(0);
  expect(await take([cells(1), cells(2)])).toMatchObject({ value: { counts: { new: 2 } } });
});

it("takes one file from two pages at once, once", async () => {
  const list = Array.from({ length: 20 }, (_, n) => cells(n));
  const both = await Promise.all([take(list), take(list)]);
  const created = both.map((one) => (one.ok ? one.value.created.length : -1));
  expect(created.sort((a, b) => a - b)).toEqual([0, 20]);
});

it("makes organisations that are not there, when asked to, each once", async () => {
  const fresh = { organisation: "云栖镇社工站（虚构）", region: "武昌区" };
  const list = [cells(1, fresh), cells(2, fresh), cells(3, { organisation: "没写区的站" })];
  await take(list, { mode: "good", createOrganisations: true });
  const [made, ...more] = await db
    .select()
    .from(organisations)
    .where(eq(organisations.name, fresh.organisation));
  expect(more).toEqual([]);
  expect(made).toMatchObject({ regionCode: "420106", kind: "station" });
  expect(await db.$count(people, eq(people.organisationId, made?.id ?? ""))).toBe(2);
  expect((await outcomes())[2]?.reason).toContain("请写上它的行政区划");
});

it("takes people of one's own organisation only, where that is all one manages", async () => {
  const station = await makeOrganisation({ name: "兰桥社区社工站（虚构）" });
  const leader: Actor = {
    personId: manager.personId,
    grants: [{ role: "manager", organisationId: station.id }],
  };
  const list = [
    cells(1, { organisation: station.name, region: "武昌区" }),
    cells(2, { organisation: "", region: "武昌区" }),
    cells(3),
  ];
  await take(list, { mode: "good" }, leader);
  expect((await outcomes()).map(({ result }) => result)).toEqual(["new", "faulty", "faulty"]);
});

it("shows every row beforehand and writes nothing; numbers are masked", async () => {
  await take([cells(1)]);
  const before = await db.$count(people);
  const shown = await preview(
    `姓名,手机,身份证号,单位,职务\n田小二,${phoneNumber(1)},,${STATION},站长\n田小九,${phoneNumber(8)},${identityNumber(8)},${STATION},\n,1,,,`,
  );
  expect(shown.counts).toMatchObject({ changed: 1, new: 1, faulty: 1 });
  expect(shown.rows[0]).toMatchObject({
    row: 2,
    phone: "192****0001",
    changes: [{ field: "岗位", from: "一线社工", to: "站长" }],
  });
  expect(JSON.stringify(shown)).not.toContain(identityNumber(8));
  expect(await db.$count(people)).toBe(before);
});

it("tells the outcomes of an import to whoever made it alone", async () => {
  const result = await take([cells(1)]);
  const importId = result.ok ? result.value.importId : "";
  const other = permit(await makeActor("manager", "420106"), "person.write");
  const own = permit(manager, "person.write");
  if (!own || !other) throw new Error("managers may write people");
  expect(await getImportOutcomes(own, importId)).toMatchObject({ outcomes: [{ result: "new" }] });
  expect(await getImportOutcomes(other, importId)).toBeNull();
});
