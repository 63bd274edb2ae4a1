/**
 * Signs people in by writing the session that sign-in would write, so that only the sign-in
 * journey types a password. An error on the browser's console fails the test that caused it.
 */
import { test as base, expect, type Page } from "@playwright/test";
import { encode } from "next-auth/jwt";
import postgres from "postgres";
import { hashPassword } from "@/lib/platform/password";

const sql = postgres(process.env.DATABASE_URL ?? "", { max: 2, onnotice: () => {} });

export type Learner = {
  personId: string;
  sessionId: string;
  account: string;
  password: string;
  /** Takes this browser over, as signing out and in would. */
  signIn: () => Promise<void>;
};

type Fixtures = {
  /** A new person with an account, signed in on this browser unless told otherwise. */
  newPerson: (over?: { role?: string; region?: string; signedIn?: boolean }) => Promise<Learner>;
  /** Console errors that this test expects; network failures count only while offline. */
  expectedErrors: RegExp[];
  noConsoleErrors: undefined;
};

/** Nobody else's number, also not that of a test in another worker. */
const workers = 8;
let counted = (Date.now() % 100_000_000) * workers + Number(process.env.TEST_PARALLEL_INDEX ?? 0);
const PASSWORD = "江边的梧桐树下 27";

export const test = base.extend<Fixtures>({
  expectedErrors: [[], { option: true }],

  noConsoleErrors: [
    async ({ page, expectedErrors }, use) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      page.on("console", (message) => {
        if (message.type() !== "error") return;
        errors.push(`${message.text()} ${message.location().url}`);
      });
      await use(undefined);
      const surprises = errors.filter((text) => !expectedErrors.some((e) => e.test(text)));
      if (surprises.length > 0) throw new Error(`The browser reported: ${surprises.join("\n")}`);
    },
    { auto: true },
  ],

  newPerson: async ({ context, baseURL }, use) => {
    await use(async ({ role, region = "420106", signedIn = true } = {}) => {
      counted += workers;
      const account = `13${String(counted).padStart(9, "0")}`;
      const [person] = await sql<{ id: string }[]>`
        insert into people (name, phone, region_code, password_hash)
        values ('田小禾', ${account}, '420106', ${await hashPassword(PASSWORD)}) returning id`;
      const personId = person?.id ?? "";
      if (role) {
        await sql`insert into role_grants (person_id, role, region_code, valid_from)
          values (${personId}, ${role}, ${region}, '2020-01-01')`;
      }
      // A trainer sees only courses they are of the team of; here they write the shipped ones.
      if (role === "trainer") {
        await sql`insert into course_team (course_id, person_id, role)
          select id, ${personId}, 'author' from courses where loaded_hash is not null`;
      }
      const [session] = await sql<{ id: string }[]>`
        insert into sessions (person_id, user_agent, created_at, expires_at)
        values (${personId}, 'e2e', now(), now() + interval '1 day') returning id`;
      const sessionId = session?.id ?? "";
      const signIn = async () => {
        const secret = process.env.NEXTAUTH_SECRET ?? "";
        const value = await encode({ token: { sessionId }, secret });
        await context.addCookies([
          { name: "wushe-session", value, url: baseURL ?? "", httpOnly: true, sameSite: "Lax" },
        ]);
      };
      if (signedIn) await signIn();
      return { personId, sessionId, account, password: PASSWORD, signIn };
    });
  },
});

/** Enrols a person in a course as pressing 加入课程 would. */
export async function enrol(personId: string, courseSlug = "policy") {
  await sql`
    insert into enrolments (person_id, course_id, release_id, kind, enrolled_at)
    select ${personId}, id, current_release_id, 'self', now() - interval '1 day'
    from courses where slug = ${courseSlug}`;
}

/** Marks lessons of a course as read, all but the last `left`. */
export async function readLessons(personId: string, { courseSlug = "policy", left = 0 } = {}) {
  await sql`
    insert into lesson_progress
      (enrolment_id, lesson_id, course_id, ranges, active_seconds, position_at, opened_at, seen_at,
        completed_at)
    select e.id, rl.lesson_id, e.course_id, '{[0,10000)}', 900, now(),
      now() - interval '20 hours', now() - interval '19 hours', now() - interval '19 hours'
    from enrolments e join courses c on c.id = e.course_id
    join release_lessons rl on rl.release_id = e.release_id
    where e.person_id = ${personId} and c.slug = ${courseSlug}
      and rl.position <= (
        select count(*) - ${left}::int from release_lessons x where x.release_id = e.release_id)
    on conflict (enrolment_id, lesson_id) do nothing`;
}

/**
 * Lets time pass on the server, as it passes in the browser with `page.clock`: what was
 * opened or credited lies that much further back.
 */
export async function letTimePass(personId: string, seconds: number) {
  const shift = `${seconds} seconds`;
  await sql`update lesson_progress set opened_at = opened_at - ${shift}::interval
    where enrolment_id in (select id from enrolments where person_id = ${personId})`;
  await sql`update study_clocks set credited = coalesce((
      select range_agg(tstzrange(lower(r) - ${shift}::interval, upper(r) - ${shift}::interval))
      from unnest(credited) r), '{}')
    where person_id = ${personId}`;
}

/** Waits until the platform knows that the lesson on this page is open: no earlier time counts. */
export async function untilOpened(page: Page, personId: string) {
  await expect
    .poll(async () => {
      const slug = new URL(page.url()).pathname.split("/").at(-1) ?? "";
      const rows = await sql`
        select 1 from lesson_progress p join enrolments e on e.id = p.enrolment_id
        join lessons l on l.id = p.lesson_id
        where e.person_id = ${personId} and l.slug = ${slug}`;
      return rows.length;
    })
    .toBe(1);
}

/** Asks the database, for what a person cannot see. */
export { sql };

/** Waits until the fonts are there and nothing moves any more. */
export async function settled(page: Page) {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

export { expect };
