/** Courseware under a host name of its own: its frames reach each other, and nothing of the platform. */

import { freePort } from "@/scripts/support/ports.mjs";
import { startWeb } from "@/scripts/support/web.mjs";
import { framed } from "@/tests/support/packages";
import { enrol, expect, sql, test } from "./fixtures";
import { judgement, loadCourse, withdrawCourse } from "./load-course";

const COURSE = "courseware-host";
let site = { address: "", packages: "", stop: async (): Promise<unknown> => undefined };

/** The same platform once more, with the setting that the one of the other tests does without. */
test.beforeAll(async () => {
  loadCourse({
    slug: COURSE,
    lessons: [
      {
        slug: "framed",
        work: "package:\n  src: media/framed.zip",
        checks: ["courseware-host-c-1"],
      },
    ],
    questions: judgement("courseware-host-c-1", "framed"),
    media: { "framed.zip": framed() },
  });
  const port = await freePort();
  const [address, packages] = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  const env = {
    ...process.env,
    PORT: String(port),
    NEXTAUTH_URL: address,
    PACKAGES_ORIGIN: packages,
  };
  const web = await startWeb({ port, env, stdio: "ignore" });
  site = { address, packages, stop: async () => await web.stop() };
});
test.afterAll(async () => {
  await site.stop();
  await withdrawCourse(COURSE);
});

test("a page in a frame finds the run-time around it, and neither cookie nor the page around that", async ({
  page,
  newPerson,
}) => {
  const { personId } = await newPerson();
  await enrol(personId, COURSE);
  await page.goto(`${site.address}/learn/${COURSE}/lessons/framed`);
  await page.getByRole("button", { name: "开始做" }).click();
  const inner = page.frameLocator(".package-open iframe").frameLocator("iframe");
  await expect(inner.locator("#place")).toHaveText('["","refused"]');
  await inner.getByRole("button", { name: "做完了" }).click();
  await expect
    .poll(() =>
      sql`select done from package_states s join enrolments e on e.id = s.enrolment_id
      where e.person_id = ${personId}`.then((rows) => [...rows]),
    )
    .toEqual([{ done: true }]);
});

test("nobody is signed in under that name, whatever cookie they show", async ({
  context,
  newPerson,
}) => {
  await newPerson();
  const [cookie] = await context.cookies();
  const shown = { cookie: `${cookie?.name}=${cookie?.value}` };
  const asked = async (origin: string) => {
    const page = await fetch(`${origin}/learn`, { headers: shown, redirect: "manual" });
    const beat = await fetch(`${origin}/api/learning/progress`, {
      method: "POST",
      headers: { ...shown, "content-type": "application/json" },
      body: "{}",
    });
    return [page.status, beat.status];
  };
  expect(await asked(site.address)).toEqual([200, 400]);
  expect(await asked(site.packages)).toEqual([307, 401]);
});
