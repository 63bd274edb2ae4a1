/** Publishing at a time and going back to an earlier release, on real PostgreSQL. */

import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { courses, releases } from "@/db/schema/catalogue";
import { publishPlans } from "@/db/schema/publishing";
import { cancelPlan, planPublishing, publishPlanned } from "@/lib/authoring/commands/plans";
import { publishDraft } from "@/lib/authoring/commands/publish-draft";
import { rollBack } from "@/lib/authoring/commands/roll-back";
import { leaveTeam } from "@/lib/authoring/commands/team";
import { getReleaseSources } from "@/lib/authoring/queries/releases";
import { changeList, countChanges } from "@/lib/authoring/rules/change-list";
import { type Actor, PLATFORM_ACTOR, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { localTimeInChina } from "@/lib/platform/wording";
import { makeTeacher } from "@/tests/support/factories";
import { asOwner } from "@/tests/support/owner";
import { race } from "@/tests/support/race";
import {
  begin,
  best,
  better,
  change,
  decide,
  inbox,
  must,
  releaseCount,
  submit,
} from "./publishing";

const soon = () => new Date(Date.now() + 3_600_000);
const later = (at: Date) => new Date(at.getTime() + 60_000);
const plan = (actor: Actor, seen: string, at = soon()) =>
  execute(planPublishing, actor, {
    ...{ courseSlug: "small", seen },
    publishAt: localTimeInChina(at),
  });
const work = (now: Date) => execute(publishPlanned, PLATFORM_ACTOR, {}, now);
const plans = () => db.select().from(publishPlans);

/** Lets every new release fail with a state of PostgreSQL; null: no more. */
async function failReleases(state: string | null) {
  await asOwner(sql`drop trigger if exists fail_releases on releases`);
  if (!state) return;
  await asOwner(
    sql.raw(`create or replace function fail_releases() returns trigger language plpgsql as $$
      begin raise exception 'on purpose' using errcode = '${state}'; end $$`),
    sql`create trigger fail_releases before insert on releases
      for each row execute function fail_releases()`,
  );
}

describe("a draft that is to be published at a time", () => {
  it("is published then, not before, and its team is told", async () => {
    const { author, courseId } = await begin();
    const seen = await change(author, courseId, better);
    const at = soon();
    expect(await plan(author, seen, at)).toMatchObject({ ok: true });
    expect(await work(new Date())).toMatchObject({ value: { worked: false } });
    expect(await releaseCount()).toBe(1);
    expect(await work(later(at))).toMatchObject({ value: { worked: true, number: 2 } });
    expect(await work(later(at))).toMatchObject({ value: { worked: false } });
    const [release] = await db.select().from(releases).where(eq(releases.number, 2));
    expect(release).toMatchObject({ sourceHash: seen, publishedBy: author.personId });
    expect(await plans()).toMatchObject([{ state: "published", releaseId: release?.id }]);
    expect((await inbox(author)).join()).toContain("按时发布了第2版");
  });

  it("is published once by two processes that find it at the same time", async () => {
    const { author, courseId } = await begin();
    const at = soon();
    await plan(author, await change(author, courseId, better), at);
    const both = await race(
      (tx) => tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${"course:small"}, 0))`),
      [() => work(later(at)), () => work(later(at))],
    );
    const numbers = both.map((done) => done.ok && done.value.number);
    expect(numbers.filter((number) => number === 2)).toHaveLength(1);
    expect(numbers).toContain(null);
    expect(await releaseCount()).toBe(2);
    expect(await inbox(author)).toHaveLength(1);
  });

  it("is not published when it changed meanwhile, and its team is told why", async () => {
    const { author, coauthor, courseId } = await begin();
    const at = soon();
    await plan(author, await change(author, courseId, better), at);
    await change(coauthor, courseId, best);
    expect(await work(later(at))).toMatchObject({
      value: { worked: true, number: null, trouble: "draft.changed_since" },
    });
    expect(await releaseCount()).toBe(1);
    expect(await plans()).toMatchObject([{ state: "failed", trouble: "draft.changed_since" }]);
    expect((await inbox(author)).join()).toMatch(/没有按时发布.*草稿又改过.*请看清改动/);
    expect(await work(later(at))).toMatchObject({ value: { worked: false } });
  });

  it("is tried again after a fault that may pass by itself, and published when it has", async () => {
    const { author, courseId } = await begin();
    const at = soon();
    await plan(author, await change(author, courseId, better), at);
    await failReleases("40P01");
    expect(await work(later(at))).toMatchObject({
      value: { worked: true, number: null, trouble: null },
    });
    const [waiting] = await plans();
    expect(waiting).toMatchObject({ state: "waiting", tries: 1, settledAt: null });
    expect(waiting?.retryAt).toEqual(later(later(at)));
    expect(await inbox(author)).toEqual([]);
    expect(await work(later(at))).toMatchObject({ value: { worked: false } });
    await failReleases(null);
    expect(await work(later(later(at)))).toMatchObject({ value: { number: 2 } });
    expect(await plans()).toMatchObject([{ state: "published", tries: 1, retryAt: null }]);
  });

  it("is given up after half an hour of tries, and its team is told why and what to do", async () => {
    const { author, courseId } = await begin();
    const at = soon();
    await plan(author, await change(author, courseId, better), at);
    await failReleases("53100");
    let now = at;
    for (let tried = 0; tried < 5; tried++) {
      expect(await work(now)).toMatchObject({ value: { worked: true, trouble: null } });
      const [waiting] = await plans();
      now = waiting?.retryAt ?? now;
    }
    expect(now.getTime() - at.getTime()).toBe(30 * 60_000);
    expect(await work(now)).toMatchObject({ value: { trouble: "busy" } });
    expect(await plans()).toMatchObject([{ state: "failed", trouble: "busy", retryAt: null }]);
    expect((await inbox(author)).join()).toMatch(/试了几次都没有成.*请现在发布，或重新定时间。/);
    await failReleases(null);
  });

  it("is given up at once after a fault that would be there again", async () => {
    const { author, courseId } = await begin();
    const at = soon();
    await plan(author, await change(author, courseId, better), at);
    await failReleases("22000");
    expect(await work(later(at))).toMatchObject({ value: { trouble: "error" } });
    expect((await inbox(author)).join()).toContain("平台出了错");
    await failReleases(null);
  });

  it("is not published for somebody who may not publish it any more", async () => {
    const { author, courseId } = await begin();
    const other = await makeTeacher(courseId);
    const at = soon();
    await plan(author, await change(author, courseId, better), at);
    await must(leaveTeam, other, { personId: author.personId, role: "author" });
    expect(await work(later(at))).toMatchObject({ value: { trouble: "plan.no_longer_allowed" } });
    expect((await inbox(other)).join()).toContain("已经不能发布这门课");
  });

  it("can be put off, cancelled, and is forgotten when it is published by hand", async () => {
    const { author, courseId } = await begin();
    const seen = await change(author, courseId, better);
    expect(await plan(author, seen, new Date(Date.now() - 86_400_000))).toMatchObject({
      refusal: { code: "plan.past" },
    });
    await plan(author, seen);
    await plan(author, seen, later(soon()));
    const [waiting] = await db.select().from(publishPlans).where(eq(publishPlans.state, "waiting"));
    await must(cancelPlan, author, { plan: waiting?.id });
    expect(
      await execute(cancelPlan, author, { courseSlug: "small", plan: waiting?.id }),
    ).toMatchObject({ refusal: { code: "plan.settled" } });
    await plan(author, seen);
    await must(publishDraft, author, { seen });
    expect((await plans()).map(({ state }) => state)).toEqual(Array(3).fill("cancelled"));
    expect(await work(later(later(soon())))).toMatchObject({ value: { worked: false } });
  });

  it("asks for the review that publishing by hand asks for", async () => {
    const { author, reviewer, courseId } = await begin({ reviewed: true });
    const seen = await change(author, courseId, better);
    expect(await plan(author, seen)).toMatchObject({ refusal: { code: "draft.needs_review" } });
    await decide(reviewer, await submit(author, seen));
    const at = soon();
    expect(await plan(author, seen, at)).toMatchObject({ ok: true });
    expect(await work(later(at))).toMatchObject({ value: { number: 2 } });
  });
});

describe("the way back", () => {
  const back = (actor: Actor, number: number, current: number) =>
    execute(rollBack, actor, { courseSlug: "small", number, current });

  it("publishes an earlier text as the next release; history and draft stay", async () => {
    const { author, coauthor, courseId } = await begin();
    const seen = await change(author, courseId, better);
    await must(publishDraft, author, { seen });
    expect(await back(coauthor, 1, 2)).toMatchObject({ refusal: { code: "not_permitted" } });
    expect(await back(author, 1, 1)).toMatchObject({ refusal: { code: "release.newer_since" } });
    expect(await back(author, 7, 2)).toMatchObject({ refusal: { code: "not_found" } });
    expect(await back(author, 1, 2)).toMatchObject({ value: { number: 3, of: 1 } });
    expect(await back(author, 1, 3)).toMatchObject({ refusal: { code: "release.same" } });

    const rows = await db.select().from(releases).orderBy(releases.number);
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(rows[2]?.sourceHash).toBe(rows[0]?.sourceHash);
    const [course] = await db.select().from(courses).where(eq(courses.id, courseId));
    expect(course?.currentReleaseId).toBe(rows[2]?.id);
    expect((await inbox(coauthor)).join()).toContain("退回到第1版的内容");

    const reading = permit(author, "draft.read");
    const sources = reading && (await getReleaseSources(reading, "small", [1, 2, 3]));
    const [first, second, third] = [1, 2, 3].map((number) => sources?.get(number));
    if (!first || !second || !third) throw new Error("A release has no source");
    expect(countChanges(changeList(first, third))).toBe(0);
    expect(changeList(second, third).lessons).toMatchObject([{ id: "beta", kind: "changed" }]);
    // The draft is what it was, and can be published again.
    await must(publishDraft, author, { seen });
    expect(await releaseCount()).toBe(4);
  });
});
