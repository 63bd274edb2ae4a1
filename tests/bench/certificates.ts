/** Ten thousand graduates: certified, drawn as PDF and packed, by whichever processes are there. */
import type postgres from "postgres";
import { makeBatch, renderPart } from "@/lib/credentials/commands/batches";
import { issueDue } from "@/lib/credentials/commands/issue";
import { Drawing } from "@/lib/credentials/queries/drawing";
import { type Actor, PLATFORM_ACTOR } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";

export const CERTIFICATES = 10_000;
const DRAWN = 300;

/** The row of the table: what one certificate takes, against drawing it and nothing else. */
export async function certificatesRow(sql: postgres.Sql) {
  const { issue, pack, draw } = await timeCertificates(sql);
  const each = ((issue + pack) * 1000) / CERTIFICATES;
  return {
    what: `颁发并打包${CERTIFICATES / 10_000}万张证书`,
    ours: `${round(issue + pack)} 秒（每张 ${round(each)} 毫秒）`,
    against: "只画这么多张 PDF",
    other: `${round((draw * CERTIFICATES) / 1000)} 秒（每张 ${round(draw)} 毫秒）`,
    ratio: round(each / draw),
    goal: "< 600 秒",
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Seconds for certifying and for packing so many, and milliseconds for merely drawing one. */
export async function timeCertificates(sql: postgres.Sql, count = CERTIFICATES) {
  await makeGraduates(sql, count);
  const issue = await seconds(async () => {
    while (await someDue(sql)) {
      const issued = await execute(issueDue, PLATFORM_ACTOR, {});
      // The site's own round may have the rest in hand.
      if (issued.ok && issued.value.count === 0) await pause();
    }
  });
  const manager = await makeManager(sql);
  const pack = await seconds(async () => {
    const batch = await execute(makeBatch, manager, {});
    if (!batch.ok) throw new Error(batch.refusal.code);
    while (!(await isFinished(sql, batch.value.id))) {
      const packed = await execute(renderPart, PLATFORM_ACTOR, {});
      if (packed.ok && packed.value.worked) continue;
      await pause();
    }
  });
  return { issue, pack, draw: await drawMilliseconds(sql) };
}

async function drawMilliseconds(sql: postgres.Sql): Promise<number> {
  const rows = await sql<(Parameters<Drawing["pdf"]>[0] & { issuedAt: string })[]>`
    select number, code, holder_name as "holderName", organisation, course_title as "courseTitle",
      release_number as "releaseNumber", minutes, period_minutes as "periodMinutes",
      completed_on::text as "completedOn", issued_at as "issuedAt", template_id as "templateId"
    from certificates order by number desc limit ${DRAWN}`;
  const drawing = await Drawing.of(rows.map(({ templateId }) => templateId));
  const took = await seconds(async () => {
    for (const row of rows)
      await drawing.pdf({ ...row, issuedAt: new Date(row.issuedAt), revokedAt: null });
  });
  return (took * 1000) / rows.length;
}

async function pause() {
  await new Promise((resolve) => setTimeout(resolve, 200));
}

async function seconds(work: () => PromiseLike<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

async function someDue(sql: postgres.Sql): Promise<boolean> {
  const [row] = await sql<{ due: boolean }[]>`
    select exists (select from enrolments e
      join hour_credits h on h.enrolment_id = e.id and h.source = 'course'
      where e.completed_at is not null and not exists (select from certificates c where c.enrolment_id = e.id)) as due`;
  return row?.due ?? false;
}

async function isFinished(sql: postgres.Sql, id: string): Promise<boolean> {
  const [row] = await sql<{ finished: boolean }[]>`
    select finished_at is not null as finished from certificate_batches where id = ${id}`;
  return row?.finished ?? false;
}

async function makeManager(sql: postgres.Sql): Promise<Actor> {
  const [person] = await sql<{ id: string }[]>`
    insert into people (name, user_name, region_code)
    values ('测速管理员', ${`benchmanager${process.pid}`}, '420106') returning id`;
  return { personId: person?.id ?? "", grants: [{ role: "manager", region: "42" }] };
}

/** Names of three signs out of some thousands, so that letters are not all at hand already. */
async function makeGraduates(sql: postgres.Sql, count: number) {
  await sql.begin(async (tx) => {
    // The chain of the ledger is timed elsewhere; here it would cost more than what is measured.
    await tx`set local session_replication_role = replica`;
    await tx`
      with course as (
        select c.id, r.id as release_id, r.title, r.minutes
        from courses c join releases r on r.id = c.current_release_id order by c.position limit 1
      ), person as (
        insert into people (name, user_name, region_code)
        select chr(19968 + n % 400) || chr(20000 + n * 7 % 6000) || chr(21000 + n * 13 % 6000),
          'graduate' || ${process.pid}::text || 'n' || n, '420106'
        from generate_series(1, ${count}::int) n returning id
      ), enrolment as (
        insert into enrolments (person_id, course_id, release_id, kind, enrolled_at, completed_at)
        select person.id, course.id, release_id, 'self', '2026-02-01', '2026-11-20'
        from person, course returning id, person_id, release_id
      ), numbered as (
        select e.*, row_number() over () + (
          select coalesce(max(entry_number), 0) from hour_credits) as n from enrolment e
      )
      insert into hour_credits (person_id, source, category, minutes, enrolment_id, release_id,
        earned_on, title, created_at, entry_number, hash)
      select person_id, 'course', 'professional', course.minutes, numbered.id, numbered.release_id,
        '2026-11-20', course.title, now(), n, 'x'
      from numbered, course`;
  });
  await sql`analyze enrolments, hour_credits, people`;
}
