import "server-only";
import { randomBytes } from "node:crypto";
import { courseTeam } from "@/db/schema/authoring";
import { NEW_SERIES, placeNewCourse } from "@/lib/authoring/commands/place-course";
import { CreateCourse } from "@/lib/authoring/model/draft";
import { newCourseFiles } from "@/lib/authoring/rules/new-course";
import { personOf } from "@/lib/platform/authority";
import { defineCommand } from "@/lib/platform/command";
import { ok } from "@/lib/platform/result";
import { localTimeInChina } from "@/lib/platform/wording";
import { changeDraft } from "@/lib/transfer/commands/draft-files";

/** Begins a course: a draft with its cover sheet, and whoever began it as its author. */
export const createCourse = defineCommand({
  name: "course.create",
  permission: "course.create",
  input: CreateCourse,

  async run({ tx, permit, input, now }) {
    const slug = `c-${randomBytes(5).toString("hex")}`;
    const by = personOf(permit);
    const courseId = await placeNewCourse(tx, slug, by);
    await tx.insert(courseTeam).values({ courseId, personId: by, role: "author" });
    const files = newCourseFiles({
      ...input,
      slug,
      series: NEW_SERIES,
      day: localTimeInChina(now).slice(0, 10),
    });
    const changes = Object.entries(files).map(([path, text]) => ({ path, text, base: null }));
    const written = await changeDraft(tx, courseId, changes, { now, by });
    return written.ok ? ok({ courseSlug: slug, courseId }) : written;
  },

  audit: ({ input: { title }, value: { courseSlug } }) => ({
    subject: `course:${courseSlug}`,
    detail: { title },
  }),
});
