/** A certificate from the course's end to the stranger who checks it, to its end and its successor. */
import type { Page } from "@playwright/test";
import { pngOf } from "@/tests/support/pictures";
import { axeFindingsInBothThemes } from "./axe";
import { enrol, expect, settled, sql, test } from "./fixtures";

/** Completes a course as its last step would, credit included. */
async function complete(personId: string, courseSlug = "policy") {
  await enrol(personId, courseSlug);
  await sql`
    with done as (
      update enrolments e set completed_at = now() from courses c
      where c.id = e.course_id and c.slug = ${courseSlug} and e.person_id = ${personId}
      returning e.id, e.release_id
    )
    insert into hour_credits (person_id, source, category, minutes, enrolment_id, release_id,
      earned_on, title, created_at)
    select ${personId}, 'course', 'professional', r.minutes, d.id, r.id,
      (now() at time zone 'Asia/Shanghai')::date, r.title, now()
    from done d join releases r on r.id = d.release_id`;
}

async function expectNothingFound(page: Page) {
  await settled(page);
  expect(await axeFindingsInBothThemes(page), page.url()).toEqual([]);
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("a learner finds the certificate, takes it along, and decides what others see", async ({
    page,
    newPerson,
  }) => {
    const { personId } = await newPerson();
    await complete(personId);
    await page.goto("/learn");
    await page.getByRole("link", { name: "结业证书", exact: true }).click();
    await expect(page.getByText("有效", { exact: true })).toBeVisible();
    const picture = page.getByRole("img", { name: /结业证书/ });
    await expect(picture).toHaveJSProperty("complete", true);
    expect(
      await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth),
    ).toBeGreaterThan(0);

    const [pdf] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "下载 PDF" }).click(),
    ]);
    expect(pdf.suggestedFilename()).toMatch(/^结业证书 WSXT-\d{4}-\d{6}\.pdf$/);
    const badge = await page.getByRole("link", { name: "下载电子凭证" }).getAttribute("href");
    const credential = await (await page.request.get(badge ?? "")).json();
    expect(credential.type).toContain("OpenBadgeCredential");
    const did = await (await page.request.get("/.well-known/did.json")).json();
    expect(did.id).toBe(credential.issuer.id);
    expect(did.assertionMethod).toContain(credential.proof[0].verificationMethod);
    const list = new URL(credential.credentialStatus.statusListCredential).pathname;
    expect((await (await page.request.get(list)).json()).type).toContain(
      "BitstringStatusListCredential",
    );

    await page.getByLabel("姓名").selectOption("full");
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByText("已保存，马上生效。")).toBeVisible();
    await page.getByText("给别人验证").click();
    await expect(page.getByRole("img", { name: "打开验证页的二维码" })).toBeVisible();
    await expectNothingFound(page);
    await page.getByRole("link", { name: /\/verify\// }).click();
    await expect(page.getByRole("heading", { name: "证书有效" })).toBeVisible();
    await expect(page.getByRole("main").getByText("田小禾", { exact: true })).toBeVisible();
    await expectNothingFound(page);
  });

  test("a stranger checks a code, a number, and what is no certificate", async ({
    page,
    newPerson,
    context,
  }) => {
    const { personId } = await newPerson();
    await complete(personId);
    await page.goto("/learn/certificates");
    const [row] = await sql<{ code: string; number: string }[]>`
      select code, number from certificates where person_id = ${personId}`;
    await context.clearCookies();

    await page.goto("/verify");
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
    await page.getByLabel("验证码或证书编号").fill((row?.code ?? "").toLowerCase());
    await page.getByRole("button", { name: "验证" }).click();
    await expect(page.getByRole("heading", { name: "证书有效" })).toBeVisible();
    await expect(page.getByText("田**")).toBeVisible();
    await expect(page.getByText("田小禾")).toHaveCount(0);
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);

    await page.getByRole("link", { name: "验证另一张" }).click();
    await page.getByLabel("验证码或证书编号").fill(row?.number ?? "");
    await page.getByRole("button", { name: "验证" }).click();
    await expect(page.getByText("只凭编号不显示持证人")).toBeVisible();
    await expect(page.getByText("田")).toHaveCount(0);
    await expectNothingFound(page);
    await page.getByLabel("验证码或证书编号").fill("田小禾");
    await page.getByRole("button", { name: "验证" }).click();
    await expect(page.getByText("看不懂这个编号")).toBeVisible();
    await page.goto("/verify/23456789ABCDEFGHJKLMNPQR");
    await expect(page.getByText("没有这张证书")).toBeVisible();
  });
});

test("an administrator changes the template, issues anew, revokes, and packs", async ({
  page,
  newPerson,
}) => {
  test.setTimeout(120_000);
  const learner = await newPerson();
  await complete(learner.personId);
  await page.goto("/learn/certificates");
  await expect(page.getByText("有效", { exact: true })).toBeVisible();

  await newPerson({ role: "administrator", region: "42" });
  await page.goto("/manage/certificates/template");
  const preview = page.getByRole("img", { name: "证书预览" });
  const before = await preview.getAttribute("src");
  await page.getByLabel("颁发单位").fill("青禾省社会工作培训中心（虚构）");
  await expect(preview).not.toHaveAttribute("src", before ?? "");
  const seal = { name: "印章.png", mimeType: "image/png", buffer: Buffer.from(pngOf()) };
  await page.getByLabel("印章图片").setInputFiles(seal);
  await expect(page.getByText("已换成：印章.png")).toBeVisible();
  await page.getByText("二维码", { exact: true }).click();
  const width = page.locator('[name="layout.qr.width"]');
  await width.fill("10");
  await page.getByRole("button", { name: "保存为新模板" }).click();
  await expect(page.getByText("二维码至少18毫米").first()).toBeVisible();
  await expect(page.getByLabel("颁发单位")).toHaveValue("青禾省社会工作培训中心（虚构）");
  await width.fill("30");
  await page.getByRole("button", { name: "保存为新模板" }).click();
  await expect(page.getByText("以后颁发的证书用新模板")).toBeVisible();
  // A form ends its lines with two signs; the template keeps one.
  const [{ body } = { body: "" }] = await sql<{ body: string }[]>`
    select body from certificate_templates order by number desc limit 1`;
  expect(body).toMatch(/[^\r]\n特发此证。$/);
  await expectNothingFound(page);

  const [row] = await sql<{ number: string; code: string }[]>`
    select number, code from certificates where person_id = ${learner.personId}`;
  await page.goto(`/manage/certificates?q=${row?.number}`);
  await page.getByText("换发", { exact: true }).click();
  await page.getByLabel("换发原因").fill("更换模板");
  await page.getByRole("button", { name: "换发新证书" }).click();
  await expect(page.getByText(/已换发新证书，更换模板；新证书/)).toBeVisible();
  const [next] = await sql<{ number: string; code: string }[]>`
    select number, code from certificates
    where person_id = ${learner.personId} and revoked_at is null`;

  await page.goto(`/manage/certificates?q=${next?.number}`);
  await expect(page.getByText(`换发自 ${row?.number}`)).toBeVisible();
  await page.getByText("作废", { exact: true }).click();
  await page.getByLabel("原因", { exact: true }).selectOption("request");
  await page.getByLabel("具体情况").fill("本人来电");
  await page.getByRole("button", { name: `作废 ${next?.number}` }).click();
  await expect(page.getByText("本人申请，本人来电")).toBeVisible();
  await expectNothingFound(page);

  // What no longer holds is packed only for who asks for just that.
  await page.goto(`/manage/certificates?q=${next?.number}`);
  await expect(page.getByText("换发自")).toBeVisible();
  await expect(page.getByRole("button", { name: /打包下载/ })).toHaveCount(0);
  await page.getByLabel("状态").selectOption("revoked");
  await page.getByRole("button", { name: "查找" }).click();
  await page.getByRole("button", { name: "打包下载作废的1张" }).click();
  const archive = page.getByRole("link", { name: /下载压缩包（1张/ });
  await expect(archive).toBeVisible({ timeout: 30_000 });
  const [download] = await Promise.all([page.waitForEvent("download"), archive.click()]);
  expect(download.suggestedFilename()).toMatch(/^结业证书 .*\.zip$/);
  expect(await download.failure()).toBeNull();

  await page.goto(`/verify/${row?.code}`);
  await expect(page.getByRole("heading", { name: "证书已作废" })).toBeVisible();
  await expect(page.getByText(`新证书编号 ${next?.number}`)).toBeVisible();
  await expectNothingFound(page);
  await page.goto(`/verify/${next?.code}`);
  await expect(page.getByText("原因：本人申请")).toBeVisible();
  await expect(page.getByText("本人来电")).toHaveCount(0);
});
