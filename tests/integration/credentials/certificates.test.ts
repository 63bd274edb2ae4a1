/** Issuing without gap or double, revoking, issuing anew, and what strangers are shown. */

import { asc, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { certificates } from "@/db/schema/credentials";
import { messages } from "@/db/schema/messaging";
import { people } from "@/db/schema/people";
import { makeBatch } from "@/lib/credentials/commands/batches";
import { setConsent } from "@/lib/credentials/commands/consent";
import { issueDue, issueOwn } from "@/lib/credentials/commands/issue";
import { reissueCertificate, revokeCertificate } from "@/lib/credentials/commands/revoke";
import { saveTemplate } from "@/lib/credentials/commands/template";
import { defaultTemplate } from "@/lib/credentials/model";
import { Drawing } from "@/lib/credentials/queries/drawing";
import { getOwnCertificate, listOwnCertificates } from "@/lib/credentials/queries/own";
import { getPublicCertificate, getPublicState } from "@/lib/credentials/queries/public";
import {
  countCertificates,
  getCertificateWithinReach,
  listCertificates,
} from "@/lib/credentials/queries/review";
import { correctCredit } from "@/lib/learning/commands/hours";
import { PLATFORM_ACTOR } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { held, makeGraduate, run } from "@/tests/support/certificates";
import { makeCourse, makeEnrolment } from "@/tests/support/course";
import { makeActor, makeOrganisation } from "@/tests/support/factories";
import { asOwner } from "@/tests/support/owner";

const now = new Date("2026-11-23T03:00:00Z");
const noFilter = { q: "", course: "", state: "" as const };

const issueAll = () => run(execute(issueDue, PLATFORM_ACTOR, {}, now));
const all = () => db.select().from(certificates).orderBy(asc(certificates.number));

async function makeCertified() {
  const graduate = await makeGraduate();
  await issueAll();
  const administrator = await makeActor("administrator", "42");
  const [certificate] = await db
    .select()
    .from(certificates)
    .where(eq(certificates.enrolmentId, graduate.enrolmentId));
  if (!certificate) throw new Error("Nothing was issued");
  return { ...graduate, administrator, certificate };
}

describe("issuing", () => {
  it("certifies completed courses in the words of the day, and tells their people", async () => {
    const { learner } = await makeGraduate();
    const issued = await issueAll();
    expect(issued).toEqual({ count: 1, first: "WSXT-2026-000001", last: "WSXT-2026-000001" });
    const [certificate] = await all();
    expect(certificate).toMatchObject({
      ...{ holderName: "田小禾", courseTitle: "虚构课程", releaseNumber: 1, minutes: 50 },
      ...{ periodMinutes: 45, completedOn: "2026-11-20", revokedAt: null, replacesId: null },
    });
    expect(certificate?.code).toMatch(/^[2-9A-HJ-NP-Z]{24}$/);
    const told = await db.select().from(messages).where(eq(messages.personId, learner.personId));
    expect(told.map(({ title }) => title)).toEqual(["您的结业证书已颁发"]);
    expect(await issueAll()).toMatchObject({ count: 0 });
  });

  it("leaves out courses that are not completed, or whose credit was taken back", async () => {
    const course = await makeCourse();
    const reading = await makeActor();
    await makeEnrolment(reading.personId, course);
    const { creditId } = await makeGraduate({ course });
    const manager = await makeActor("manager", "42");
    const correction = { creditId, minutes: 50, reason: "代学" };
    await run(execute(correctCredit, manager, correction));
    expect(await issueAll()).toMatchObject({ count: 0 });
  });

  it("numbers without gap or double, whoever issues at the same moment", async () => {
    const course = await makeCourse();
    const graduates = [];
    for (let n = 0; n < 40; n += 1) graduates.push(await makeGraduate({ course }));
    await Promise.all([
      ...Array.from({ length: 4 }, () => execute(issueDue, PLATFORM_ACTOR, { limit: 9 }, now)),
      ...graduates.slice(0, 12).map(({ learner }) => execute(issueOwn, learner, {}, now)),
    ]);
    while ((await issueAll()).count > 0);
    const numbers = (await all()).map(({ number }) => number);
    expect(numbers).toEqual(
      Array.from({ length: 40 }, (_, n) => `WSXT-2026-${String(n + 1).padStart(6, "0")}`),
    );
    expect(new Set((await all()).map(({ enrolmentId }) => enrolmentId)).size).toBe(40);
  });

  it("gives a number back when it comes to nothing", async () => {
    await makeGraduate();
    await asOwner(
      sql`create function fail_here() returns trigger language plpgsql as
        $$ begin raise exception 'not today'; end $$`,
      sql`create trigger fail_here before insert on certificates
        for each row execute function fail_here()`,
    );
    await expect(issueAll()).rejects.toThrow();
    await asOwner(sql`drop trigger fail_here on certificates`, sql`drop function fail_here`);
    expect(await issueAll()).toMatchObject({ first: "WSXT-2026-000001" });
  });

  it("uses the template of the day; certificates that are issued keep theirs", async () => {
    const course = await makeCourse();
    await makeGraduate({ course });
    await issueAll();
    const administrator = await makeActor("administrator", "42");
    const changed = { ...defaultTemplate, numberPrefix: "HBSG", title: "培训证书" };
    expect(await run(execute(saveTemplate, administrator, changed, now))).toMatchObject({
      number: 2,
    });
    const { learner } = await makeGraduate({ course });
    await run(execute(issueOwn, learner, {}, now));
    const [second, first] = await all();
    expect([second?.number, first?.number]).toEqual(["HBSG-2026-000001", "WSXT-2026-000001"]);
    expect(first?.templateId).not.toBe(second?.templateId);
    await expect(db.execute(sql`update certificate_templates set title = 'x'`)).rejects.toThrow();
  });
});

describe("revoking and issuing anew", () => {
  it("is done with a reason, once, within reach, and the platform does not undo it", async () => {
    const { learner, administrator, certificate } = await makeCertified();
    const asked = { certificateId: certificate.id, reason: "misconduct", note: "他人代考" };
    const elsewhere = await makeActor("administrator", "4205");
    const manager = await makeActor("manager", "4201");
    expect(await execute(revokeCertificate, elsewhere, asked)).toMatchObject({ ok: false });
    expect(await execute(revokeCertificate, manager, asked)).toMatchObject({
      refusal: { code: "not_permitted" },
    });
    await run(execute(revokeCertificate, administrator, asked, now));
    expect(await execute(revokeCertificate, administrator, asked)).toMatchObject({
      refusal: { code: "certificate.revoked" },
    });
    expect(await issueAll()).toMatchObject({ count: 0 });
    await run(execute(issueOwn, learner, {}, now));
    expect(await all()).toHaveLength(1);

    const [entry] = await db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, "credentials.revoke"));
    expect(entry?.detail).toMatchObject({ reason: "misconduct", note: "他人代考" });
    const shown = await getPublicCertificate(certificate.code);
    expect(shown?.revoked).toEqual({ at: now, reason: "学习或测验不符合规定" });
    expect(JSON.stringify(shown)).not.toContain("他人代考");
  });

  it("gives a new number with the name of today, linked with the one before", async () => {
    const { learner, administrator, certificate } = await makeCertified();
    await db.update(people).set({ name: "田禾" }).where(eq(people.id, learner.personId));
    const asked = { certificateId: certificate.id, note: "改名" };
    const made = await run(execute(reissueCertificate, administrator, asked, now));
    expect(made).toMatchObject({ number: "WSXT-2026-000002", before: "WSXT-2026-000001" });
    expect(await execute(reissueCertificate, administrator, asked)).toMatchObject({
      refusal: { code: "certificate.replaced" },
    });
    const [old, young] = await all();
    expect(old).toMatchObject({ holderName: "田小禾", revokedReason: "reissued" });
    expect(young).toMatchObject({ holderName: "田禾", replacesId: old?.id, revokedAt: null });
    expect(await getPublicCertificate(certificate.code)).toMatchObject({
      replacedBy: "WSXT-2026-000002",
    });
  });

  it("mends a revocation that was a mistake, unless the course gives no credit any more", async () => {
    const { administrator, certificate, creditId } = await makeCertified();
    const asked = { certificateId: certificate.id, reason: "mistake", note: "弄错了人" };
    await run(execute(revokeCertificate, administrator, asked));
    const made = await run(
      execute(reissueCertificate, administrator, { certificateId: certificate.id, note: "恢复" }),
    );
    const correction = { creditId, minutes: 50, reason: "代学" };
    await run(execute(correctCredit, administrator, correction));
    expect(
      await execute(reissueCertificate, administrator, { certificateId: made.id, note: "再来" }),
    ).toMatchObject({ refusal: { code: "certificate.no_credit" } });
    expect((await all()).filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1);
  });
});

describe("the tables", () => {
  it("refuse every change of a certificate but its revocation, and its removal", async () => {
    await makeCertified();
    const refused = [
      "update certificates set holder_name = '别人'",
      "update certificates set minutes = 6000",
      "update certificates set revoked_at = now(), revoked_reason = 'request', revoked_note = 'xx', code = repeat('A', 24)",
      "delete from certificates",
      "update certificate_series set last_number = 0",
      "delete from certificate_series",
    ];
    for (const statement of refused) {
      await expect(db.execute(sql.raw(statement)), statement).rejects.toThrow();
    }
    const revoke = "revoked_at = now(), revoked_reason = 'request', revoked_note = 'xx'";
    await db.execute(sql.raw(`update certificates set ${revoke}`));
    await expect(
      db.execute(sql.raw("update certificates set revoked_at = null")),
    ).rejects.toThrow();
  });
});

describe("what is seen", () => {
  it("shows strangers what the holder agreed to, from one look to the next", async () => {
    const { learner, certificate } = await makeCertified();
    const organisation = await makeOrganisation();
    const shown = async () => await getPublicCertificate(certificate.code);
    expect(await shown()).toMatchObject({ name: "田**", organisation: null, minutes: 50 });
    await run(execute(setConsent, learner, { name: "full", organisation: "on" }));
    expect(await shown()).toMatchObject({ name: "田小禾" });
    await run(execute(setConsent, learner, { name: "hidden" }));
    expect(await shown()).toMatchObject({ name: null, organisation: null });
    expect(JSON.stringify(await shown())).not.toContain("田");
    expect(JSON.stringify(await shown())).not.toContain(organisation.name);
    expect(await getPublicCertificate("23456789ABCDEFGHJKLMNPQR")).toBeNull();
  });

  it("tells by number alone nothing of anybody", async () => {
    const { learner, certificate } = await makeCertified();
    await run(execute(setConsent, learner, { name: "full", organisation: "on" }));
    const state = await getPublicState(certificate.number);
    expect(Object.keys(state ?? {}).sort()).toEqual([
      ...["courseTitle", "issuedAt", "number", "revokedAt"],
    ]);
    expect(await getPublicState("WSXT-2026-999999")).toBeNull();
  });

  it("shows holders their own, and managers those within reach, narrowed as they ask", async () => {
    const { learner, certificate } = await makeCertified();
    const far = await makeGraduate({ region: "420502" });
    const own = await listOwnCertificates(held(learner, "certificate.hold"));
    expect(own.map(({ number, missing }) => [number, missing])).toEqual([["WSXT-2026-000001", []]]);
    expect(
      await getOwnCertificate(held(far.learner, "certificate.hold"), certificate.id),
    ).toBeNull();

    const near = held(await makeActor("manager", "4201"), "certificate.review");
    const list = async (filter: object) =>
      (await listCertificates(near, { ...noFilter, ...filter })).map(({ number }) => number);
    expect(await countCertificates(near, noFilter)).toEqual({ fitting: 1, packable: 1, due: 0 });
    const whole = held(await makeActor("manager", "42"), "certificate.review");
    expect(await countCertificates(whole, noFilter)).toEqual({ fitting: 1, packable: 1, due: 1 });
    await issueAll();
    expect(await list({})).toEqual(["WSXT-2026-000001"]);
    expect(await list({ q: "wsxt 2026 000001" })).toHaveLength(1);
    expect(await list({ q: "小禾" })).toHaveLength(1);
    expect(await list({ q: "%" })).toHaveLength(0);
    expect(await list({ q: certificate.code })).toHaveLength(1);
    expect(await list({ state: "revoked" })).toHaveLength(0);
    expect(await list({ course: certificate.id })).toHaveLength(0);
  });

  it("packs revoked ones only for who asks for just them, and draws them as what they are", async () => {
    const { administrator, certificate } = await makeCertified();
    const reason = { reason: "request", note: "本人来电" };
    await run(
      execute(revokeCertificate, administrator, { certificateId: certificate.id, ...reason }, now),
    );
    const permit = held(administrator, "certificate.review");
    const revoked = { ...noFilter, state: "revoked" as const };
    expect(await countCertificates(permit, noFilter)).toMatchObject({ fitting: 1, packable: 0 });
    expect(await countCertificates(permit, revoked)).toMatchObject({ fitting: 1, packable: 1 });
    expect(await execute(makeBatch, administrator, noFilter, now)).toMatchObject({
      refusal: { code: "certificate.none" },
    });
    expect(await run(execute(makeBatch, administrator, revoked, now))).toMatchObject({ count: 1 });
    const drawn = await getCertificateWithinReach(permit, certificate.id);
    const drawing = await Drawing.of([certificate.templateId]);
    expect(drawn && drawing.svg(drawn)).not.toBe(drawing.svg({ ...certificate, revokedAt: null }));
  });
});
