/** A draft on its way to learners, on real PostgreSQL. */
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { draftFiles } from "@/db/schema/authoring";
import { courseSources, courses, releases } from "@/db/schema/catalogue";
import { publishDraft } from "@/lib/authoring/commands/publish-draft";
import { saveDraftFiles } from "@/lib/authoring/commands/save-draft";
import { type Actor, PLATFORM_ACTOR } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { loadCourse } from "@/lib/transfer/commands/load-course";
import { sourceHash } from "@/lib/transfer/rules/content-hash";
import { smallCourse } from "@/tests/fixtures/small-course";
import { makeCourse } from "@/tests/support/course";
import { makeActor, makeTeacher } from "@/tests/support/factories";

const BETA = "lessons/02-beta.md";

async function begin() {
  const loaded = await execute(loadCourse, PLATFORM_ACTOR, { files: smallCourse, position: 1 });
  if (!loaded.ok) throw new Error(loaded.refusal.code);
  const [course] = await db.select().from(courses).where(eq(courses.slug, "small"));
  if (!course) throw new Error("The course was just loaded and is not there");
  return { courseId: course.id, author: await makeTeacher(course.id) };
}

async function change(author: Actor, courseId: string, text: string) {
  const [file] = await db
    .select({ base: draftFiles.revision })
    .from(draftFiles)
    .where(and(eq(draftFiles.courseId, courseId), eq(draftFiles.path, BETA)));
  const changes = [{ path: BETA, text, base: file?.base ?? null }];
  const saved = await execute(saveDraftFiles, author, { courseSlug: "small", changes });
  if (!saved.ok) throw new Error(saved.refusal.code);
  return sourceHash({ ...smallCourse, [BETA]: text }, {});
}

const publish = (actor: Actor, seen: string) =>
  execute(publishDraft, actor, { courseSlug: "small", seen });
const better = (smallCourse[BETA] ?? "").replace("## 开头", "## 从头说起");

describe("a draft", () => {
  it("becomes the next release, which knows what it was made of", async () => {
    const { author, courseId } = await begin();
    const seen = await change(author, courseId, better);
    expect(await publish(author, seen)).toMatchObject({ value: { number: 2, published: true } });
    const [release] = await db
      .select({ hash: releases.sourceHash, by: releases.publishedBy, files: courseSources.files })
      .from(releases)
      .innerJoin(courseSources, eq(courseSources.hash, releases.sourceHash))
      .where(eq(releases.number, 2));
    expect(release).toMatchObject({ hash: seen, by: author.personId });
    expect(release?.files[BETA]).toBe(better);
    expect(await publish(author, seen)).toMatchObject({ value: { number: 2, published: false } });
  });

  it("is published once, however many press at the same time", async () => {
    const { author, courseId } = await begin();
    const seen = await change(author, courseId, better);
    const both = await Promise.all([publish(author, seen), publish(author, seen)]);
    expect(both.map((each) => each.ok && each.value.number)).toEqual([2, 2]);
    expect(await db.select().from(releases)).toHaveLength(2);
  });

  it("is not published where it is not what was looked at, or has a fault", async () => {
    const { author, courseId } = await begin();
    const seen = await change(author, courseId, better);
    const faulty = await change(author, courseId, better.replace("summary:", "sumary:"));
    expect(await publish(author, seen)).toMatchObject({ refusal: { code: "draft.changed_since" } });
    const refused = await publish(author, faulty);
    expect(refused).toMatchObject({ refusal: { code: "draft.faulty" } });
    expect(Object.keys((!refused.ok && refused.refusal.fields) || {})).toEqual([BETA]);
    expect(await db.select().from(releases)).toHaveLength(1);
  });

  it("is the business of its authors and of administrators of its region", async () => {
    const { author, courseId } = await begin();
    const seen = await change(author, courseId, better);
    const { courseId: elsewhere } = await makeCourse();
    const refusals = await Promise.all(
      [
        await makeTeacher(courseId, "coauthor"),
        await makeTeacher(courseId, "reviewer"),
        await makeTeacher(elsewhere),
        await makeActor("administrator", "4205"),
        await makeActor("trainer", "42"),
      ].map(async (actor) => {
        const result = await publish(actor, seen);
        return result.ok ? "published" : result.refusal.code;
      }),
    );
    expect(refusals).toEqual([
      ...["not_permitted", "not_permitted", "not_found", "not_found", "not_permitted"],
    ]);
    const province = await makeActor("administrator", "42");
    expect(await publish(province, seen)).toMatchObject({ value: { number: 2 } });
  });
});
