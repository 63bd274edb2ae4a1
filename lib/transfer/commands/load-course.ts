import "server-only";
import { eq, sql } from "drizzle-orm";
import { courseDrafts, courses } from "@/db/schema/catalogue";
import type { CourseMedia } from "@/lib/media/model";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, refuse } from "@/lib/platform/result";
import { contentHash } from "@/lib/transfer/commands/content-hash";
import { renewRelease, takeTurns } from "@/lib/transfer/commands/renew-release";
import {
  type CourseFiles,
  type Fault,
  LoadCourse,
  type ParsedCourse,
} from "@/lib/transfer/model/course";
import { parseCourse } from "@/lib/transfer/rules/parse-course";

/**
 * Brings a course in line with its folder. The draft becomes the files; learners get a release
 * only when the content differs from what they are offered today, and then exactly one, however
 * often and by however many at once it is loaded.
 */
export const loadCourse = defineCommand({
  name: "transfer.load_course",
  permission: "course.publish",
  input: LoadCourse,

  async run({ tx, permit, input, now }) {
    const { course, faults } = parseCourse(input.files, input.media);
    if (!course) return refuse("invalid_input", byFile(faults));
    const { slug } = course.manifest;
    const hash = contentHash(input.files, input.media);
    const by = permit.actor.personId;

    await takeTurns(tx, slug);
    const placed = await placeCourse(tx, course, input.position);
    await saveDraft(tx, placed.courseId, input, hash, { now, by });

    const content = { course, media: input.media, hash };
    const renewed = await renewRelease(tx, placed.courseId, content, { now, by });
    return renewed.ok ? ok({ slug, ...renewed.value, moved: placed.moved }) : renewed;
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
    .select({ courseId: courses.id })
    .from(courses)
    .where(eq(courses.slug, manifest.slug));
  if (!course) throw new Error(`The course ${manifest.slug} was just written and is not there`);
  return { ...course, moved: moved.length > 0 };
}

async function saveDraft(
  tx: Transaction,
  courseId: string,
  { files, media }: { files: CourseFiles; media: CourseMedia },
  hash: string,
  { now, by }: { now: Date; by: string | null },
): Promise<void> {
  const draft = { files, media, contentHash: hash, updatedAt: now, updatedBy: by };
  await tx
    .insert(courseDrafts)
    .values({ courseId, ...draft })
    .onConflictDoUpdate({
      target: courseDrafts.courseId,
      set: draft,
      setWhere: sql`${courseDrafts.contentHash} <> excluded.content_hash`,
    });
}

/** Faults under the names of their files, as a refusal carries them. */
function byFile(faults: readonly Fault[]): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const { file, line, message } of faults) {
    fields[file] = [...(fields[file] ?? []), `第${line}行 ${message}`];
  }
  return fields;
}
