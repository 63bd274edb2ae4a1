/** One key however many ask at once, credentials that verify, and archives that survive a kill. */

import { sql } from "drizzle-orm";
import { unzipSync } from "fflate";
import { createLocalJWKSet, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { certificates, signingKeys } from "@/db/schema/credentials";
import { dropOldBatches, makeBatch, renderPart } from "@/lib/credentials/commands/batches";
import { issueDue } from "@/lib/credentials/commands/issue";
import { reissueCertificate } from "@/lib/credentials/commands/revoke";
import { signBadge } from "@/lib/credentials/commands/sign";
import { saveTemplate, storeTemplatePicture } from "@/lib/credentials/commands/template";
import { defaultTemplate } from "@/lib/credentials/model";
import { listOwnBatches, openOwnBatch } from "@/lib/credentials/queries/batches";
import {
  getPublicDid,
  getPublicKeySet,
  getPublicStatusList,
} from "@/lib/credentials/queries/public";
import { PLATFORM_ACTOR } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { storage } from "@/lib/platform/storage";
import { held, makeGraduate, run } from "@/tests/support/certificates";
import { makeCourse } from "@/tests/support/course";
import { makeActor } from "@/tests/support/factories";
import { asOwner } from "@/tests/support/owner";
import { gifOf, pngOf } from "@/tests/support/pictures";

const now = new Date("2026-11-23T03:00:00Z");
const issueAll = () => run(execute(issueDue, PLATFORM_ACTOR, {}, now));
const pack = () => run(execute(renderPart, PLATFORM_ACTOR, {}, now));

async function makeSigned() {
  const graduate = await makeGraduate();
  await issueAll();
  const [certificate] = await db.select().from(certificates);
  if (!certificate) throw new Error("Nothing was issued");
  const sign = () =>
    execute(signBadge, graduate.learner, { certificateId: certificate.id }, new Date());
  return { ...graduate, certificate, sign };
}

describe("the signing key", () => {
  it("is one, however many need the first at once, and its JWT is accepted by what is published", async () => {
    const { sign } = await makeSigned();
    expect((await getPublicDid()).verificationMethod).toEqual([]);
    const badges = await Promise.all(Array.from({ length: 12 }, () => run(sign())));
    expect(new Set(badges.map(({ kid }) => kid)).size).toBe(1);
    expect((await getPublicDid()).verificationMethod).toHaveLength(1);
    const [stored] = await db.select().from(signingKeys);
    expect(stored?.sealedKey).not.toContain(stored?.publicJwk.x);
    const keys = createLocalJWKSet(await getPublicKeySet());
    const { payload } = await jwtVerify(badges[0]?.jwt ?? "", keys);
    expect(payload).toMatchObject({ iss: (await getPublicDid()).id });
  });

  it("is replaced when the secret no longer opens it, and stays published", async () => {
    const { sign } = await makeSigned();
    const { kid } = await run(sign());
    await asOwner(
      sql`alter table signing_keys disable trigger user`,
      sql`update signing_keys set sealed_key = 'AAAA'`,
      sql`alter table signing_keys enable trigger user`,
    );
    expect((await run(sign())).kid).not.toBe(kid);
    expect((await getPublicDid()).verificationMethod).toHaveLength(2);
  });

  it("signs for the holder only, and only what is valid; the list tells the rest", async () => {
    const { sign, certificate } = await makeSigned();
    const stranger = await makeActor();
    expect(await execute(signBadge, stranger, { certificateId: certificate.id })).toMatchObject({
      refusal: { code: "not_found" },
    });
    await run(sign());
    const listOf = async () => {
      const list = await getPublicStatusList(1, now);
      if (!list) throw new Error("No list is published");
      return (list.credentialSubject as { encodedList: string }).encodedList;
    };
    const before = await listOf();
    const administrator = await makeActor("administrator", "42");
    const asked = { certificateId: certificate.id, note: "改名" };
    await run(execute(reissueCertificate, administrator, asked, now));
    expect(await sign()).toMatchObject({ refusal: { code: "not_found" } });
    expect(await listOf()).not.toBe(before);
    expect(await getPublicStatusList(2, now)).toBeNull();
  });
});

describe("an archive", () => {
  it("holds every certificate that fitted, once, though it was packed with kills in between", async () => {
    const course = await makeCourse();
    await makeGraduate({ course });
    await db.execute(sql`
      with p as (
        insert into people (name, user_name, region_code)
        select '田小' || chr(20000 + n), 'many' || n, '420106' from generate_series(1, 230) n
        returning id
      ), e as (
        insert into enrolments (person_id, course_id, release_id, kind, enrolled_at, completed_at)
        select id, ${course.courseId}, ${course.releaseId}, 'self', '2026-02-01', '2026-11-20' from p
        returning id, person_id
      )
      insert into hour_credits (person_id, source, category, minutes, enrolment_id, release_id,
        earned_on, title, created_at)
      select person_id, 'course', 'professional', 50, id, ${course.releaseId}, '2026-11-20', 'x', now()
      from e`);
    await issueAll();
    const manager = await makeActor("manager", "4201");
    const permit = held(manager, "certificate.review");
    const { id, count } = await run(execute(makeBatch, manager, {}, now));
    expect(count).toBe(231);
    expect(await execute(makeBatch, manager, {}, now)).toMatchObject({
      refusal: { code: "certificate.packing" },
    });
    expect(await openOwnBatch(permit, id)).toBeNull();

    // Killed in the middle of a part: nothing of it is left, and the next begins with it again.
    await db
      .transaction(async (tx) => {
        await renderPart.run({
          ...{ tx, input: {}, now, permit: held(PLATFORM_ACTOR, "certificate.issue") },
        });
        throw new Error("killed");
      })
      .catch(() => undefined);
    expect(await listOwnBatches(permit)).toMatchObject([{ done: 0, total: 231 }]);
    await Promise.all([pack(), pack()]);
    expect((await listOwnBatches(permit))[0]?.done).toBeGreaterThanOrEqual(200);
    while ((await pack()).worked);
    expect(await listOwnBatches(permit)).toMatchObject([{ done: 231, finishedAt: now }]);

    const opened = await openOwnBatch(permit, id);
    const parts: Uint8Array[] = [];
    for await (const part of opened?.chunks ?? []) parts.push(part);
    const files = unzipSync(Buffer.concat(parts));
    expect(Object.keys(files)).toHaveLength(231);
    expect(Object.keys(files)[0]).toMatch(/^WSXT-2026-000001 田小.*\.pdf$/);
    for (const content of Object.values(files)) {
      expect(Buffer.from(content.subarray(0, 5)).toString()).toBe("%PDF-");
    }
    const other = held(await makeActor("manager", "4201"), "certificate.review");
    expect(await openOwnBatch(other, id)).toBeNull();

    const later = new Date(now.getTime() + 8 * 86_400_000);
    const dropped = await run(execute(dropOldBatches, PLATFORM_ACTOR, {}, later));
    expect(dropped.files).toHaveLength(2);
    for (const file of dropped.files) {
      await storage.remove(file);
      expect(await storage.read(file, { first: 0, last: 1 })).toBeNull();
    }
    expect(await listOwnBatches(permit)).toEqual([]);
  }, 90_000);

  it("is not begun where nothing fits", async () => {
    const manager = await makeActor("manager", "4201");
    expect(await execute(makeBatch, manager, { q: "没有这个人" })).toMatchObject({
      refusal: { code: "certificate.none" },
    });
  });
});

describe("a template", () => {
  it("takes whole pictures that print, and no others", async () => {
    const administrator = await makeActor("administrator", "42");
    const store = (content: Uint8Array) =>
      execute(storeTemplatePicture, administrator, { content });
    const { sha256 } = await run(store(pngOf()));
    const whole = pngOf();
    for (const content of [gifOf(10, 10), pngOf(500, 500), whole.subarray(0, 40)]) {
      expect(await store(content)).toMatchObject({ refusal: { code: "certificate.picture" } });
    }
    const body = { ...defaultTemplate, seal: sha256 };
    expect(await run(execute(saveTemplate, administrator, body))).toMatchObject({ number: 1 });
    const unknown = { ...body, background: "a".repeat(64) };
    expect(await execute(saveTemplate, administrator, unknown)).toMatchObject({ ok: false });
  });

  it("takes no word in braces that stands for nothing, and no place off the sheet", async () => {
    const administrator = await makeActor("administrator", "42");
    const bad = {
      ...defaultTemplate,
      body: "{身份证号}",
      layout: { ...defaultTemplate.layout, qr: { x: 290, y: 10, width: 30 } },
    };
    const refused = await execute(saveTemplate, administrator, bad);
    expect(Object.keys(refused.ok ? {} : (refused.refusal.fields ?? {})).sort()).toEqual([
      ...["body", "layout.qr.width"],
    ]);
  });
});
