import "server-only";
import { and, eq } from "drizzle-orm";
import { courseSources, courses, releases } from "@/db/schema/catalogue";
import { settleOpen } from "@/lib/authoring/commands/submissions";
import { tellTeam } from "@/lib/authoring/commands/tell-team";
import { RollBack } from "@/lib/authoring/model/publishing";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { personOf } from "@/lib/platform/authority";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { renewRelease, takeTurns } from "@/lib/transfer/commands/renew-release";
import { faultsByFile, parseCourse } from "@/lib/transfer/rules/parse-course";

/**
 * Publishes what an earlier release was made of as the next one. The releases between stay as they are;
 * the draft stays too. The exam takes the bank's questions and the trainers' rules of today.
 */
export const rollBack = defineCommand({
  name: "release.roll_back",
  permission: "release.publish",
  input: RollBack,

  async run({ tx, permit, input: { courseSlug, number, current }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    await takeTurns(tx, courseSlug);
    if ((await currentNumber(tx, courseId)) !== current) return refuse("release.newer_since");
    const earlier = await findSource(tx, courseId, number);
    if (!earlier) return refuse("not_found");
    const { hash, files, media } = earlier;
    if (!hash || !files || !media) return refuse("release.source_unknown");
    const { course, faults } = parseCourse(files, media);
    if (!course) return refuse("release.source_faulty", faultsByFile(faults));
    const by = personOf(permit);
    const renewed = await renewRelease(tx, courseId, { course, files, media }, { now, by });
    if (!renewed.ok) return renewed;
    const next = renewed.value;
    if (!next.published) return refuse("release.same");
    await settleOpen(tx, { courseId, hash, releaseId: next.releaseId }, { now, by });
    await tellTeam(
      tx,
      { courseId, courseSlug, roles: ["author", "coauthor"], but: by, now },
      (title) => ({
        title: `《${title}》退回到第${number}版的内容`,
        body: `现在是第${next.number}版，内容和第${number}版一样。草稿没有动，再发布时请先看清改动。`,
      }),
    );
    return ok({ courseSlug, number: next.number, of: number });
  },

  audit: ({ value: { courseSlug, number, of } }) => ({
    subject: `course:${courseSlug}`,
    detail: { number, of },
  }),
});

async function currentNumber(tx: Transaction, courseId: string): Promise<number | null> {
  const [row] = await tx
    .select({ number: releases.number })
    .from(courses)
    .innerJoin(releases, eq(releases.id, courses.currentReleaseId))
    .where(eq(courses.id, courseId));
  return row?.number ?? null;
}

async function findSource(tx: Transaction, courseId: string, number: number) {
  const [row] = await tx
    .select({ hash: releases.sourceHash, files: courseSources.files, media: courseSources.media })
    .from(releases)
    .leftJoin(courseSources, eq(courseSources.hash, releases.sourceHash))
    .where(and(eq(releases.courseId, courseId), eq(releases.number, number)));
  return row ?? null;
}
