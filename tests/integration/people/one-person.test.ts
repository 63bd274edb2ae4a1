/** One person's page: what is shown is masked, what is shown on request is written down, what is changed too. */
import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { people, roleGrants } from "@/db/schema/people";
import { getPersonStudy } from "@/lib/learning/queries/person-study";
import { changePerson } from "@/lib/people/commands/change-person";
import { revealField } from "@/lib/people/commands/reveal";
import { getPerson } from "@/lib/people/queries/person";
import { type Actor, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { makeCourse, makeEnrolment } from "@/tests/support/course";
import { makeActor, makeOrganisation, makePerson } from "@/tests/support/factories";
import { identityNumber, phoneNumber } from "@/tests/support/numbers";
import { asOwner } from "@/tests/support/owner";

let manager: Actor & { personId: string };
let personId: string;

beforeEach(async () => {
  manager = await makeActor("manager", "420106");
  const person = await makePerson({ name: "田小禾", phone: phoneNumber(1) });
  personId = person.id;
});

const change = (over: object = {}, actor: Actor = manager) =>
  execute(changePerson, actor, {
    personId,
    name: "田小禾",
    phone: "",
    regionCode: "420106",
    organisation: "",
    position: "",
    qualification: "none",
    idNumber: "",
    qualificationNumber: "",
    remark: "",
    ...over,
  });

const reveal = (field: string, actor: Actor = manager) =>
  execute(revealField, actor, { personId, field });

function reading(actor: Actor) {
  const held = permit(actor, "person.read");
  if (!held) throw new Error("a manager may read people");
  return held;
}

const written = () => db.select().from(auditEntries);

it("shows numbers masked, and one of them on request, which is written down each time", async () => {
  await change({ idNumber: identityNumber(7), qualificationNumber: "20230420 0001" });
  const shown = await getPerson(reading(manager), personId);
  expect(shown?.masked).toEqual({
    phone: "192****0001",
    email: null,
    idNumber: `4201**********${identityNumber(7).slice(-4)}`,
    qualificationNumber: "********0001",
  });
  expect(JSON.stringify(shown)).not.toContain(identityNumber(7));
  expect(await reveal("idNumber")).toMatchObject({ value: { text: identityNumber(7) } });
  await reveal("idNumber");
  expect(await reveal("email")).toMatchObject({ refusal: { code: "account.nothing_to_show" } });
  const entries = (await written()).filter(({ action }) => action === "people.reveal_field");
  expect(entries).toHaveLength(2);
  expect(entries[0]).toMatchObject({
    personId: manager.personId,
    subject: `person:${personId}`,
    detail: { field: "idNumber" },
  });
  expect(JSON.stringify(await written())).not.toContain(identityNumber(7));
});

describe("out of reach", () => {
  it("there is nobody to see, to show, to change or to count the hours of", async () => {
    const other = await makeActor("manager", "420103");
    expect(await getPerson(reading(other), personId)).toBeNull();
    expect(await reveal("phone", other)).toMatchObject({ refusal: { code: "not_found" } });
    expect(await change({}, other)).toMatchObject({ refusal: { code: "not_found" } });
    await makeEnrolment(personId, await makeCourse());
    expect(await getPersonStudy(reading(other), personId)).toEqual({ courses: [], minutes: 0 });
    expect((await getPersonStudy(reading(manager), personId)).courses).toHaveLength(1);
  });

  it("is nobody moved, by region or organisation", async () => {
    await makeOrganisation({ name: "别区社工站（虚构）", regionCode: "420103" });
    expect(await change({ regionCode: "420103" })).toMatchObject({
      refusal: { fields: { regionCode: [expect.stringContaining("移出您的管理范围")] } },
    });
    expect(await change({ organisation: "别区社工站（虚构）" })).toMatchObject({
      refusal: { fields: { organisation: [expect.any(String)] } },
    });
  });
});

it("neither shows nor changes somebody who answers for more", async () => {
  await db.insert(roleGrants).values({ personId, role: "administrator", regionCode: "42" });
  expect(await reveal("phone")).toMatchObject({ refusal: { code: "account.holds_more_reveal" } });
  expect(await change()).toMatchObject({ refusal: { code: "account.holds_more_change" } });
});

describe("a change", () => {
  it("is kept and written down with what was and what is, but no number", async () => {
    const station = await makeOrganisation({ name: "兰桥社区社工站（虚构）" });
    const sent = { position: "站长", organisation: station.name, phone: phoneNumber(2) };
    expect(await change(sent)).toMatchObject({
      value: { fields: expect.arrayContaining(["position", "phone", "organisationId"]) },
    });
    const [kept] = await db.select().from(people).where(eq(people.id, personId));
    expect(kept).toMatchObject({ position: "站长", phone: phoneNumber(2), pinyin: "tianxiaohe" });
    const [entry] = await written();
    expect(entry?.detail).toMatchObject({ changes: { position: { from: null, to: "站长" } } });
    expect(JSON.stringify(entry)).not.toContain(phoneNumber(2));
  });

  it("leaves numbers alone that were not typed, and writes nothing where nothing is new", async () => {
    await change({ idNumber: identityNumber(7) });
    expect(await change()).toMatchObject({ value: { fields: [] } });
    expect(await reveal("idNumber")).toMatchObject({ value: { text: identityNumber(7) } });
    expect(await reveal("phone")).toMatchObject({ value: { text: phoneNumber(1) } });
    expect((await written()).map(({ action }) => action)).toEqual([
      "people.change_person",
      "people.reveal_field",
      "people.reveal_field",
    ]);
  });

  it("refuses a number that is wrong or somebody else's, of whom nothing is told from afar", async () => {
    await makePerson({ name: "陈阿婆", phone: phoneNumber(3) });
    await makePerson({ name: "别处的人", phone: phoneNumber(4), regionCode: "420103" });
    const problem = async (over: object) => {
      const result = await change(over);
      return result.ok ? "" : Object.values(result.refusal.fields ?? {})[0]?.[0];
    };
    expect(await problem({ phone: phoneNumber(3) })).toBe("这个手机号已是“陈阿婆”的账号");
    expect(await problem({ phone: phoneNumber(4) })).toBe("该手机号已有账号，请联系上级管理员");
    expect(await problem({ idNumber: "420106199001010000" })).toContain("证件号码");
    expect(await problem({ regionCode: "4201" })).toContain("请选择县");
  });
});

it("answers whoever saves with no number, changed or not", async () => {
  await change({ idNumber: identityNumber(7), qualificationNumber: "20230420 0001" });
  for (const over of [{}, { position: "站长" }, { phone: phoneNumber(2) }]) {
    const answer = JSON.stringify(await change(over));
    for (const number of [identityNumber(7), "202304200001", phoneNumber(1), phoneNumber(2)]) {
      expect(answer).not.toContain(number);
    }
  }
});

it("leaves somebody in a closed organisation, and where the manager has no say, while that is not changed", async () => {
  const station = await makeOrganisation({ closedAt: new Date() });
  await db.update(people).set({ organisationId: null, regionCode: "420106" });
  await asOwner(
    sql`set local session_replication_role = replica`,
    sql`update people set organisation_id = ${station.id} where id = ${personId}`,
  );
  expect(await change({ organisation: station.name, position: "站长" })).toMatchObject({
    ok: true,
  });
  const [kept] = await db.select().from(people).where(eq(people.id, personId));
  expect(kept).toMatchObject({ organisationId: station.id, position: "站长" });
});

it("lets who looks after an organisation alone move nobody to another district", async () => {
  const station = await makeOrganisation();
  await db.update(people).set({ organisationId: station.id }).where(eq(people.id, personId));
  const own = { role: "manager" as const, organisationId: station.id };
  const keeper: Actor = { personId: manager.personId, grants: [own] };
  const sent = { organisation: station.name };
  expect(await change({ ...sent, position: "站长" }, keeper)).toMatchObject({ ok: true });
  expect(await change({ ...sent, regionCode: "420502" }, keeper)).toMatchObject({
    refusal: { fields: { regionCode: ["这样会移出您的管理范围，请联系上级管理员"] } },
  });
});
