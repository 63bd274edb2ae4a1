import "server-only";
import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { certificateSeries, certificates, certificateTemplates } from "@/db/schema/credentials";
import { defaultTemplate, IssueDue, IssueOwn } from "@/lib/credentials/model";
import { findCurrentTemplate } from "@/lib/credentials/queries/drawing";
import { isDue } from "@/lib/credentials/queries/due";
import { CODE_LENGTH, certificateNumber, codeFrom } from "@/lib/credentials/rules/numbering";
import { dayInChina } from "@/lib/learning/rules/evidence";
import { sendMessages } from "@/lib/messaging/commands/send";
import { personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { env } from "@/lib/platform/env";
import { ok } from "@/lib/platform/result";

type Issued = { count: number; first: string | null; last: string | null };

/**
 * Certifies completed courses that are not certified yet, the earliest first. Several processes may
 * do it at once: what one is at, the others pass by.
 */
export const issueDue = defineCommand({
  name: "credentials.issue_due",
  permission: "certificate.issue",
  input: IssueDue,

  async run({ tx, input: { limit }, now }) {
    const issued = await issueSome(tx, { personId: null, limit, now });
    await sendMessages(
      tx,
      issued.map(({ personId, courseTitle }) => ({
        ...{ personId, kind: "certificate" as const, title: "您的结业证书已颁发" },
        body: `《${courseTitle}》的结业证书可以下载了，扫码可验真伪。`,
        href: "/learn/certificates",
      })),
      now,
    );
    return ok(summary(issued));
  },

  audit: ({ value }) =>
    value.count === 0
      ? null
      : { subject: `certificate_series:${value.first}`, detail: { ...value } },
});

/** The same for one's own, so that nobody who looks has to wait for the platform's round. */
export const issueOwn = defineCommand({
  name: "credentials.issue_own",
  permission: "certificate.hold",
  input: IssueOwn,

  async run({ tx, permit, now }) {
    const personId = personOf(permit);
    return ok({
      personId,
      ...summary(await issueSome(tx, { personId, limit: 100, now })),
    });
  },

  audit: ({ value: { personId, ...issued } }) =>
    issued.count === 0 ? null : { subject: `person:${personId}`, detail: { ...issued } },
});

type Due = {
  enrolmentId: string;
  personId: string;
  releaseId: string;
  holderName: string;
  organisation: string | null;
  courseTitle: string;
  releaseNumber: number;
  minutes: number;
  completedOn: string;
};

type Wanted = { personId: string | null; limit: number; now: Date };

async function issueSome(tx: Transaction, wanted: Wanted) {
  const due = await lockDue(tx, wanted);
  if (due.length === 0) return [];
  return await writeCertificates(tx, due, wanted.now);
}

function summary(issued: readonly { number: string }[]): Issued {
  return {
    count: issued.length,
    first: issued[0]?.number ?? null,
    last: issued.at(-1)?.number ?? null,
  };
}

/**
 * The courses that are due, locked: passed by where another process is at them, and asked again once they are
 * locked, since it may have certified them between.
 */
async function lockDue(tx: Transaction, { personId, limit }: Wanted): Promise<Due[]> {
  // Two statements, not one with a condition that may be off: each gets a plan of its own.
  const whose = personId === null ? sql`` : sql`and e.person_id = ${personId}`;
  const locked = await tx.execute<{ id: string }>(sql`
    select e.id from enrolments e
    join releases r on r.id = e.release_id
    where ${isDue} ${whose}
    order by e.completed_at, e.id limit ${limit}
    for no key update of e skip locked`);
  if (locked.length === 0) return [];
  return await dueOf(
    tx,
    locked.map(({ id }) => id),
  );
}

/** What certificates of these enrolments say, of those that have no valid one. */
async function dueOf(tx: Transaction, enrolmentIds: readonly string[]): Promise<Due[]> {
  return await tx.execute<Due>(sql`
    select e.id as "enrolmentId", e.person_id as "personId", e.release_id as "releaseId",
      p.name as "holderName", o.name as organisation, r.title as "courseTitle",
      r.number as "releaseNumber", h.earned_on::text as "completedOn",
      (h.minutes + coalesce((
        select sum(k.minutes) from hour_credits k where k.corrects_id = h.id), 0))::int as minutes
    from jsonb_array_elements_text(${JSON.stringify(enrolmentIds)}::jsonb) as asked(id)
    join enrolments e on e.id = asked.id::uuid
    join people p on p.id = e.person_id
    join releases r on r.id = e.release_id
    join hour_credits h on h.enrolment_id = e.id and h.source = 'course'
    left join organisations o on o.id = p.organisation_id
    where not exists (
      select from certificates c where c.enrolment_id = e.id and c.revoked_at is null)
    order by e.completed_at, e.id`);
}

/** Certifies one enrolment anew, in the words of today. Null when its course gives no credit any more. */
export async function certifyAnew(
  tx: Transaction,
  { enrolmentId, replacesId, now }: { enrolmentId: string; replacesId: string; now: Date },
) {
  const due = await dueOf(tx, [enrolmentId]);
  if (!due[0] || due[0].minutes <= 0) return null;
  const [made] = await writeCertificates(tx, due, now, replacesId);
  return made ?? null;
}

async function writeCertificates(
  tx: Transaction,
  due: readonly Due[],
  now: Date,
  replacesId: string | null = null,
) {
  const template = await templateInUse(tx, now);
  const year = Number(dayInChina(now).slice(0, 4));
  const last = await takeNumbers(tx, { prefix: template.numberPrefix, year, count: due.length });
  const rows = due.map((row, at) => ({
    ...row,
    replacesId,
    number: certificateNumber(template.numberPrefix, year, last - due.length + 1 + at),
    code: codeFrom(randomBytes(CODE_LENGTH)),
    templateId: template.id,
    periodMinutes: env.PERIOD_MINUTES,
    issuedAt: now,
  }));
  return await tx.insert(certificates).values(rows).returning({
    id: certificates.id,
    number: certificates.number,
    personId: certificates.personId,
    courseTitle: certificates.courseTitle,
  });
}

/** The series' row stays locked until the numbers are kept or given up: none is ever skipped. */
async function takeNumbers(
  tx: Transaction,
  { prefix, year, count }: { prefix: string; year: number; count: number },
): Promise<number> {
  const [series] = await tx
    .insert(certificateSeries)
    .values({ prefix, year, lastNumber: count })
    .onConflictDoUpdate({
      target: [certificateSeries.prefix, certificateSeries.year],
      set: { lastNumber: sql`certificate_series.last_number + ${count}` },
    })
    .returning({ lastNumber: certificateSeries.lastNumber });
  if (!series) throw new Error("upsert returned no row");
  return series.lastNumber;
}

/** The latest template; the platform's own becomes the first when there is none. */
async function templateInUse(tx: Transaction, now: Date) {
  const known = await findCurrentTemplate(tx);
  if (known) return known;
  await tx
    .insert(certificateTemplates)
    .values({ ...defaultTemplate, number: 1, createdAt: now })
    .onConflictDoNothing();
  const made = await findCurrentTemplate(tx);
  if (!made) throw new Error("insert left no row");
  return made;
}
