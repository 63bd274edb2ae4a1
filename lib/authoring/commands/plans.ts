import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { publishPlans } from "@/db/schema/publishing";
import { publishAsSeen } from "@/lib/authoring/commands/publish-draft";
import { tellTeam } from "@/lib/authoring/commands/tell-team";
import { CancelPlan, PlanPublishing } from "@/lib/authoring/model/publishing";
import { retryAt, troubleInWords } from "@/lib/authoring/rules/plan-trouble";
import { checkDraft } from "@/lib/authoring/rules/readiness";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { isPassing } from "@/lib/platform/passing-fault";
import { ok, type Result, refusals, refuse } from "@/lib/platform/result";
import { dateTimeInWords } from "@/lib/platform/wording";
import { lockDraft, readDraft } from "@/lib/transfer/commands/draft-files";
import { keepSource } from "@/lib/transfer/commands/publish-release";
import { isAgreed, takeTurns } from "@/lib/transfer/commands/renew-release";
import { sourceHash } from "@/lib/transfer/rules/content-hash";
import { faultsByFile } from "@/lib/transfer/rules/parse-course";

/** Says when a draft is to be published, as it was looked at. A later word replaces an earlier one. */
export const planPublishing = defineCommand({
  name: "draft.plan",
  permission: "release.publish",
  input: PlanPublishing,

  async run({ tx, permit, input: { courseSlug, seen, publishAt }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    if (publishAt <= now) return refuse("plan.past", { publishAt: [refusals["plan.past"]] });
    await takeTurns(tx, courseSlug);
    await lockDraft(tx, courseId);
    const { files, media } = await readDraft(tx, courseId);
    if (sourceHash(files, media) !== seen) return refuse("draft.changed_since");
    const { faults } = checkDraft(files, media, env.NEXTAUTH_URL);
    if (faults.length > 0) return refuse("draft.faulty", faultsByFile(faults));
    if (!(await isAgreed(tx, courseId, seen))) return refuse("draft.needs_review");
    const hash = await keepSource(tx, { files, media }, now);
    await tx
      .update(publishPlans)
      .set({ state: "cancelled", settledAt: now, retryAt: null })
      .where(and(eq(publishPlans.courseId, courseId), eq(publishPlans.state, "waiting")));
    await tx.insert(publishPlans).values({
      ...{ courseId, sourceHash: hash, publishAt },
      ...{ plannedBy: personOf(permit), plannedAt: now },
    });
    return ok({ courseSlug, publishAt });
  },

  audit: ({ value: { courseSlug, publishAt } }) => ({
    subject: `course:${courseSlug}`,
    detail: { publishAt: publishAt.toISOString() },
  }),
});

/** Takes back that a draft is to be published at a time. */
export const cancelPlan = defineCommand({
  name: "draft.cancel_plan",
  permission: "release.publish",
  input: CancelPlan,

  async run({ tx, permit, input: { courseSlug, plan }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    await takeTurns(tx, courseSlug);
    const cancelled = await tx
      .update(publishPlans)
      .set({ state: "cancelled", settledAt: now, retryAt: null })
      .where(
        and(
          eq(publishPlans.id, plan),
          eq(publishPlans.courseId, courseId),
          eq(publishPlans.state, "waiting"),
        ),
      )
      .returning({ id: publishPlans.id });
    return cancelled.length > 0 ? ok({ courseSlug }) : refuse("plan.settled");
  },

  audit: ({ value: { courseSlug } }) => ({ subject: `course:${courseSlug}` }),
});

type Due = { id: string; courseId: string; courseSlug: string };

/**
 * Publishes the draft whose time has come first. Processes that find the same one take turns, and the
 * later finds it settled. What cannot be published is settled too, and its team is told why; what a fault
 * kept from it that may pass by itself waits for its next try.
 */
export const publishPlanned = defineCommand({
  name: "draft.publish_planned",
  permission: "course.publish",
  input: z.object({}),

  async run({ tx, now }) {
    // The turn before the row, as those have it who publish by hand.
    const [due] = await tx.execute<Due>(sql`
      select p.id, p.course_id as "courseId", c.slug as "courseSlug"
      from publish_plans p join courses c on c.id = p.course_id
      where p.state = 'waiting'
        and coalesce(p.retry_at, p.publish_at) <= ${now.toISOString()}::timestamptz
      order by coalesce(p.retry_at, p.publish_at), p.id limit 1`);
    const nothing: Outcome = { number: null, trouble: null };
    if (!due) return ok({ worked: false, courseSlug: "", ...nothing });
    await takeTurns(tx, due.courseSlug);
    const [plan] = await tx
      .select()
      .from(publishPlans)
      .where(and(eq(publishPlans.id, due.id), eq(publishPlans.state, "waiting")));
    const { courseSlug } = due;
    if (!plan || (plan.retryAt ?? plan.publishAt) > now) {
      return ok({ worked: true, courseSlug, ...nothing });
    }
    const outcome = await tryPublishing(tx, { ...due, ...plan }, now);
    return ok({ worked: true, courseSlug, ...outcome });
  },

  audit: ({ value: { courseSlug, number, trouble } }) =>
    number === null && trouble === null
      ? null
      : { subject: `course:${courseSlug}`, detail: { number, trouble } },
});

type Plan = Due & typeof publishPlans.$inferSelect;
type Outcome = { number: number | null; trouble: string | null };

/** Carries a refusal out of the part that is undone. */
class Undone extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

async function tryPublishing(tx: Transaction, plan: Plan, now: Date): Promise<Outcome> {
  const { id, courseId, courseSlug, plannedBy } = plan;
  const settle = (values: Partial<typeof publishPlans.$inferInsert>, part: Transaction) =>
    part
      .update(publishPlans)
      .set({ ...values, settledAt: now })
      .where(eq(publishPlans.id, id));
  const told = {
    courseId,
    courseSlug,
    roles: ["author"] as const,
    also: [plannedBy],
    but: null,
    now,
  };
  const when = dateTimeInWords(plan.publishAt);
  try {
    const number = await tx.transaction(async (part) => {
      const published = await publishAllowed(part, plan, now, (releaseId) =>
        settle({ state: "published", releaseId, retryAt: null }, part),
      );
      if (!published.ok) throw new Undone(published.refusal.code);
      return published.value;
    });
    await tellTeam(tx, told, (title) => ({
      title: `《${title}》按时发布了第${number}版`,
      body: `定在${when}。新加入的学员学新的一版，学到一半的人留在原来那一版。`,
    }));
    return { number, trouble: null };
  } catch (error) {
    if (!(error instanceof Undone))
      log.error({ err: error, courseSlug }, "a planned release failed");
    const tries = plan.tries + 1;
    const again = isPassing(error) ? retryAt(tries, now) : null;
    if (again) {
      await tx.update(publishPlans).set({ tries, retryAt: again }).where(eq(publishPlans.id, id));
      return { number: null, trouble: null };
    }
    const trouble = troubleOf(error);
    await settle({ state: "failed", trouble, retryAt: null }, tx);
    const { because, todo } = troubleInWords(trouble);
    await tellTeam(tx, told, (title) => ({
      title: `《${title}》没有按时发布`,
      body: `定在${when}。${because}。学员还学原来的一版。${todo}。`,
    }));
    return { number: null, trouble };
  }
}

function troubleOf(error: unknown): string {
  if (error instanceof Undone) return error.code;
  return isPassing(error) ? "busy" : "error";
}

async function publishAllowed(
  tx: Transaction,
  { courseId, courseSlug, sourceHash: seen, plannedBy }: Plan,
  now: Date,
  settle: (releaseId: string) => Promise<unknown>,
): Promise<Result<number>> {
  if (!(await mayStillPublish(tx, { courseId, personId: plannedBy }))) {
    return refuse("plan.no_longer_allowed");
  }
  const step = { now, by: plannedBy };
  const published = await publishAsSeen(tx, { courseId, courseSlug, seen }, step, settle);
  if (!published.ok) return published;
  return published.value.published ? ok(published.value.number) : refuse("draft.nothing_new");
}

/** Whether somebody is still an author of a course, or an administrator of its region. */
async function mayStillPublish(
  tx: Transaction,
  { courseId, personId }: { courseId: string; personId: string },
): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from people p join courses c on c.id = ${courseId}
    where p.id = ${personId} and p.disabled_at is null and (
      exists (select from course_team t
        where t.course_id = c.id and t.person_id = p.id and t.role = 'author')
      or exists (select from role_grants g
        where g.person_id = p.id and g.role = 'administrator'
          and starts_with(c.region_code, g.region_code)
          and g.revoked_at is null and (now() at time zone 'Asia/Shanghai')::date
            between g.valid_from and coalesce(g.valid_until, 'infinity')))`);
  return rows.length > 0;
}
