import "server-only";
import { eq, sql } from "drizzle-orm";
import { courses } from "@/db/schema/catalogue";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { lockDraft, readDraft, replaceDraft } from "@/lib/transfer/commands/draft-files";
import { renewFromSource, renewRelease, takeTurns } from "@/lib/transfer/commands/renew-release";
import { LoadCourse, type ParsedCourse } from "@/lib/transfer/model/course";
import { sourceHash } from "@/lib/transfer/rules/content-hash";
import { faultsByFile, parseCourse } from "@/lib/transfer/rules/parse-course";

/**
 * Brings a course in line with its folder, when the folder has changed since it was last loaded.
 * Learners get a release only when the content differs from what they are offered today, and then
 * exactly one, however often and by however many at once it is loaded. What trainers changed on the
 * platform is not overwritten unless `force` says so; its history stays in any case.
 */
export const loadCourse = defineCommand({
  name: "transfer.load_course",
  permission: "course.publish",
  input: LoadCourse,

  async run({ tx, permit, input, now }) {
    const { course, faults } = parseCourse(input.files, input.media);
    if (!course) return refuse("invalid_input", faultsByFile(faults));
    const { slug } = course.manifest;
    const { files, media } = input;
    const hash = sourceHash(files, media);
    const step = { now, by: permit.actor.personId };

    await takeTurns(tx, slug);
    const { courseId, loadedHash, moved } = await placeCourse(tx, course, input.position);
    await lockDraft(tx, courseId);
    if (loadedHash !== hash) {
      const edited = await isEdited(tx, courseId, loadedHash);
      if (edited && !input.force) return refuse("course.edited_here");
      await replaceDraft(tx, courseId, { files, media }, step);
      await tx.update(courses).set({ loadedHash: hash }).where(eq(courses.id, courseId));
    }
    const renewed =
      loadedHash === hash
        ? await renewFromSource(tx, courseId, step)
        : await renewRelease(tx, courseId, { course, files, media }, step);
    return renewed.ok ? ok({ slug, ...renewed.value, moved }) : renewed;
  },

  audit: ({ input, value: { slug, number, published, moved } }) =>
    published || moved
      ? { subject: `course:${slug}`, detail: { number, published, position: input.position } }
      : null,
});

/** The course's row, made or brought up to date. */
async function placeCourse(tx: Transaction, { manifest }: ParsedCourse, position: number) {
  const place = { seriesSlug: manifest.series, position: manifest.position ?? position };
  const moved = await tx
    .insert(courses)
    .values({ slug: manifest.slug, ...place })
    .onConflictDoUpdate({
      target: courses.slug,
      set: place,
      setWhere: sql`(${courses.seriesSlug}, ${courses.position}) is distinct from (excluded.series_slug, excluded.position)`,
    })
    .returning({ id: courses.id });
  const [course] = await tx
    .select({ courseId: courses.id, loadedHash: courses.loadedHash })
    .from(courses)
    .where(eq(courses.slug, manifest.slug));
  if (!course) throw new Error(`The course ${manifest.slug} was just written and is not there`);
  return { ...course, moved: moved.length > 0 };
}

/** Whether the draft is no longer what the folder was when it was last loaded. */
async function isEdited(tx: Transaction, courseId: string, loadedHash: string | null) {
  if (loadedHash === null) return false;
  const { files, media } = await readDraft(tx, courseId);
  return sourceHash(files, media) !== loadedHash;
}
