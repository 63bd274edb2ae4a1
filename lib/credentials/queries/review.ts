import "server-only";
import { and, desc, eq, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { certificates } from "@/db/schema/credentials";
import { organisations, people } from "@/db/schema/people";
import { BATCH_MAX, type Filter } from "@/lib/credentials/model";
import { wordColumns } from "@/lib/credentials/queries/drawing";
import { isDue } from "@/lib/credentials/queries/due";
import { readReference } from "@/lib/credentials/rules/numbering";
import { withinReach } from "@/lib/people/queries/reach";
import type { Permit } from "@/lib/platform/authority";
import type { Transaction } from "@/lib/platform/command";
import { isUuid } from "@/lib/platform/result";

export const CERTIFICATES_SHOWN = 50;

type ReviewPermit = Permit<"certificate.review">;

/** Certificates of people within reach that fit, the newest first, a page after the one named. */
export async function listCertificates(
  permit: ReviewPermit,
  filter: Filter,
  after: string | null = null,
) {
  return await db
    .select({
      id: certificates.id,
      number: certificates.number,
      holderName: certificates.holderName,
      courseTitle: certificates.courseTitle,
      releaseNumber: certificates.releaseNumber,
      organisation: organisations.name,
      issuedAt: certificates.issuedAt,
      revokedAt: certificates.revokedAt,
      revokedReason: certificates.revokedReason,
      revokedNote: certificates.revokedNote,
      replaces: sql<string | null>`(
        select b.number from certificates b where b.id = certificates.replaces_id)`,
      replacedBy: sql<string | null>`(
        select n.number from certificates n where n.replaces_id = certificates.id)`,
    })
    .from(certificates)
    .innerJoin(people, eq(people.id, certificates.personId))
    .leftJoin(organisations, eq(organisations.id, people.organisationId))
    .where(
      and(
        fits(permit, filter),
        after && isUuid(after)
          ? sql`(certificates.issued_at, certificates.id) < (
              select a.issued_at, a.id from certificates a where a.id = ${after})`
          : undefined,
      ),
    )
    .orderBy(desc(certificates.issuedAt), desc(certificates.id))
    .limit(CERTIFICATES_SHOWN);
}

/** How many fit, how many of them an archive would hold, and how many completed courses wait for their certificate, all within reach. */
export async function countCertificates(permit: ReviewPermit, filter: Filter) {
  const [[found], [due]] = await Promise.all([
    db
      .select({
        fitting: sql<number>`count(*)::int`,
        packable: sql<number>`(count(*) filter (where ${packable(filter)}))::int`,
      })
      .from(certificates)
      .innerJoin(people, eq(people.id, certificates.personId))
      .where(fits(permit, filter)),
    db.execute<{ count: number }>(sql`
      select count(*)::int as count from enrolments e
      join people on people.id = e.person_id
      join releases r on r.id = e.release_id
      where ${isDue} and ${withinReach(permit)}`),
  ]);
  return { fitting: found?.fitting ?? 0, packable: found?.packable ?? 0, due: due?.count ?? 0 };
}

/** Courses that certificates within reach were issued for. */
export async function listCertifiedCourses(permit: ReviewPermit) {
  return await db.execute<{ id: string; title: string }>(sql`
    select c.id, coalesce(r.title, c.slug) as title from courses c
    left join releases r on r.id = c.current_release_id
    where exists (
      select from certificates t join releases s on s.id = t.release_id
      join people on people.id = t.person_id
      where s.course_id = c.id and ${withinReach(permit)})
    order by c.position, c.slug`);
}

/** One certificate of somebody within reach, to be drawn; null when there is none. */
export async function getCertificateWithinReach(permit: ReviewPermit, id: string) {
  if (!isUuid(id)) return null;
  const [row] = await db
    .select({
      ...wordColumns,
      templateId: certificates.templateId,
      revokedAt: certificates.revokedAt,
    })
    .from(certificates)
    .innerJoin(people, eq(people.id, certificates.personId))
    .where(and(eq(certificates.id, id), withinReach(permit)));
  return row ?? null;
}

/** The ids of those an archive would hold, the oldest first; one more than a batch holds tells that it is too many. */
export async function certificateIdsThatFit(
  tx: Transaction,
  permit: ReviewPermit,
  filter: Filter,
): Promise<string[]> {
  const rows = await tx
    .select({ id: certificates.id })
    .from(certificates)
    .innerJoin(people, eq(people.id, certificates.personId))
    .where(and(fits(permit, filter), packable(filter)))
    .orderBy(certificates.issuedAt, certificates.id)
    .limit(BATCH_MAX + 1);
  return rows.map(({ id }) => id);
}

/** Revoked ones are handed out only to who asks for just them. */
function packable({ state }: Filter): SQL {
  return state === "revoked" ? sql`true` : isNull(certificates.revokedAt);
}

function fits(permit: ReviewPermit, { q, course, state }: Filter): SQL | undefined {
  const reference = q === "" ? null : readReference(q);
  const exact =
    reference?.kind === "number"
      ? eq(certificates.number, reference.number)
      : reference?.kind === "code"
        ? eq(certificates.code, reference.code)
        : undefined;
  return and(
    withinReach(permit),
    exact ?? (q === "" ? undefined : containing(q)),
    course === ""
      ? undefined
      : sql`exists (select from releases s
          where s.id = certificates.release_id and s.course_id = ${course})`,
    state === "valid" ? isNull(certificates.revokedAt) : undefined,
    state === "revoked" ? isNotNull(certificates.revokedAt) : undefined,
  );
}

/** strpos takes the words as they are; like would give meaning to % and _. */
function containing(words: string): SQL | undefined {
  return or(
    sql`strpos(${certificates.holderName}, ${words}) > 0`,
    sql`strpos(${certificates.courseTitle}, ${words}) > 0`,
    sql`strpos(${certificates.number}, ${words.toUpperCase()}) > 0`,
  );
}
