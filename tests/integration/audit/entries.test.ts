import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { people } from "@/db/schema/people";
import { AuditFilter } from "@/lib/audit/model/filter";
import { listAuditEntries } from "@/lib/audit/queries/entries";
import { disablePerson } from "@/lib/people/commands/access";
import { type Actor, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { makeActor, makePerson } from "@/tests/support/factories";

async function read(actor: Actor, asked: Partial<AuditFilter> = {}, before: string | null = null) {
  const held = permit(actor, "audit.read");
  if (!held) throw new Error("may not read");
  return await listAuditEntries(held, AuditFilter.parse(asked), before);
}

const note = (personId: string | null, at: string, subject = "course:policy") => ({
  ...{ personId, at: new Date(at), action: "course.archive", subject },
});

describe("the audit log", () => {
  it("says who did what to whom, as the command wrote it", async () => {
    const manager = await makeActor("manager", "420106");
    const { id } = await makePerson();
    await execute(disablePerson, manager, { personId: id });
    expect(await read(manager)).toMatchObject([
      { who: "田小禾", action: "people.disable_person", subject: `person:${id}`, detail: null },
    ]);
  });

  it("shows a manager what people within reach did, and nothing of the platform or of others", async () => {
    const [here, there] = [
      await makeActor("manager", "420106"),
      await makeActor("manager", "4205"),
    ];
    const province = await makeActor("administrator", "42");
    const outsider = await makePerson({ regionCode: "420502" });
    await db
      .insert(auditEntries)
      .values([
        note(here.personId, "2026-11-20T01:00Z"),
        note(outsider.id, "2026-11-20T02:00Z"),
        note(null, "2026-11-20T03:00Z"),
      ]);
    expect(await read(here)).toHaveLength(1);
    expect(await read(there)).toHaveLength(1);
    expect((await read(province)).map(({ who }) => who)).toEqual([null, "田小禾", "田小禾"]);
  });

  it("does not tell a district what was done elsewhere by somebody who lives there", async () => {
    const here = await makeActor("manager", "420106");
    const city = await makeActor("administrator", "4201");
    await db.update(people).set({ regionCode: "420106" }).where(eq(people.id, city.personId));
    const outsider = await makePerson({ regionCode: "420103" });
    await db
      .insert(auditEntries)
      .values([
        note(city.personId, "2026-11-20T01:00Z"),
        note(here.personId, "2026-11-20T02:00Z", `person:${outsider.id}`),
        note(here.personId, "2026-11-20T03:00Z", `person:${city.personId}`),
      ]);
    expect((await read(here)).map(({ subject }) => subject)).toEqual([`person:${city.personId}`]);
  });

  it("is narrowed by name, action, subject and days of the calendar in China", async () => {
    const province = await makeActor("administrator", "42");
    const other = await makePerson({ name: "周以宁" });
    await db
      .insert(auditEntries)
      .values([
        note(province.personId, "2026-11-19T15:59:59Z", "course:volunteering"),
        note(province.personId, "2026-11-19T16:00:00Z"),
        note(other.id, "2026-11-20T15:59:59Z"),
        note(other.id, "2026-11-20T16:00:00Z"),
      ]);
    const found = async (asked: Partial<AuditFilter>) => (await read(province, asked)).length;
    expect(await found({ who: "周" })).toBe(2);
    expect(await found({ subject: "course:vol" })).toBe(1);
    expect(await found({ action: "course.create" })).toBe(0);
    expect(await found({ from: "2026-11-20", until: "2026-11-20" })).toBe(2);
    expect(await found({ from: "2026-11-21" })).toBe(1);
  });

  it("goes on from page to page without a gap or a repetition", async () => {
    const province = await makeActor("administrator", "42");
    const entries = Array.from({ length: 120 }, (_, place) =>
      note(province.personId, "2026-11-20T01:00Z", `course:c${place}`),
    );
    await db.insert(auditEntries).values(entries);
    const seen: string[] = [];
    for (let before: string | null = null; ; ) {
      const page = await read(province, {}, before);
      seen.push(...page.map(({ subject }) => subject));
      before = page.at(-1)?.id ?? null;
      if (page.length < 50) break;
    }
    expect(new Set(seen).size).toBe(120);
    expect(seen).toHaveLength(120);
  });
});
