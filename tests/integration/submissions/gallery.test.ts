/** A work is shown when a grader asked and its author agreed, to those who study or teach the course, until one of them ends it. */

import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { messages } from "@/db/schema/messaging";
import { galleryEntries } from "@/db/schema/submissions/gallery";
import { type Actor, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { answerShowing, askToShow, takeDown } from "@/lib/submissions/commands/gallery";
import { gradeSubmission } from "@/lib/submissions/commands/grade";
import { authorActs, type GalleryAct, galleryActs } from "@/lib/submissions/model/gallery";
import { countShown, getShownWork, listGallery } from "@/lib/submissions/queries/gallery";
import { mayFollow } from "@/lib/submissions/rules/gallery";
import { makeEnrolment } from "@/tests/support/course";
import { makeActor } from "@/tests/support/factories";
import { asOwner } from "@/tests/support/owner";
import { makeAssignment, makeHandedIn, now } from "./work";

const praise = "成效有前后对照。";

async function makeGraded() {
  const course = await makeAssignment();
  const { learner, id } = await makeHandedIn(course);
  const grader = await makeActor("expert", "42");
  const marks = [20, 10].map((points) => ({ points, comment: "" }));
  const graded = { submissionId: id, number: 1, marks, overall: "" };
  await execute(gradeSubmission, grader, graded, now);
  return { course, learner, id, grader };
}

const ask = (grader: Actor, id: string) =>
  execute(askToShow, grader, { submissionId: id, praise }, now);
const agree = (learner: Actor, id: string, signed = "no") =>
  execute(answerShowing, learner, { submissionId: id, act: "agreed", signed, reread: "on" }, now);
const answer = (learner: Actor, id: string, act: GalleryAct) =>
  execute(answerShowing, learner, { submissionId: id, act }, now);

/** As pages ask for somebody. */
function lookingAs(actor: Actor) {
  const reader = permit(actor, "course.study");
  if (!reader) throw new Error("everybody studies");
  return { reader, grading: permit(actor, "submission.grade") };
}

/** What one person sees of a course's gallery; undefined where it is not for them. */
async function seenBy(actor: Actor, courseSlug: string) {
  const gallery = await listGallery(lookingAs(actor), courseSlug);
  return gallery?.works.map(({ byline, praise: said }) => [byline, said]);
}

describe("a work", () => {
  it("is seen by those who joined once its author agreed, and by nobody when that is taken back", async () => {
    const { course, learner, id, grader } = await makeGraded();
    const [joined, stranger] = [await makeActor(), await makeActor()];
    await makeEnrolment(joined.personId, course);

    expect((await ask(grader, id)).ok).toBe(true);
    expect(await seenBy(joined, course.slug)).toEqual([]);

    expect((await agree(learner, id)).ok).toBe(true);
    expect(await seenBy(joined, course.slug)).toEqual([["一位学员", praise]]);
    expect(await seenBy(grader, course.slug)).toEqual([["一位学员", praise]]);
    expect(await seenBy(stranger, course.slug)).toBeUndefined();

    const [inside, outside] = [lookingAs(joined), lookingAs(stranger)];
    expect(await getShownWork(inside, course.slug, id)).toMatchObject({
      parts: { background: "她一周下楼三次" },
    });
    expect(await getShownWork(outside, course.slug, id)).toBeNull();
    expect([
      await countShown(inside.reader, course.slug),
      await countShown(outside.reader, course.slug),
    ]).toEqual([1, 0]);

    expect((await answer(learner, id, "withdrawn")).ok).toBe(true);
    expect(await seenBy(joined, course.slug)).toEqual([]);
    expect(await getShownWork(inside, course.slug, id)).toBeNull();
  });

  it("bears its author's name only if the author said so", async () => {
    const { course, learner, id, grader } = await makeGraded();
    await ask(grader, id);
    await agree(learner, id, "yes");
    const [[byline] = []] = (await seenBy(learner, course.slug)) ?? [];
    expect(byline).toBe((await nameOf(learner)) ?? "");
  });

  it("is not agreed to without reading it again and choosing a name", async () => {
    const { learner, id, grader } = await makeGraded();
    await ask(grader, id);
    const hasty = await execute(answerShowing, learner, { submissionId: id, act: "agreed" }, now);
    expect(hasty).toMatchObject({
      refusal: { code: "invalid_input", fields: { signed: [expect.any(String)] } },
    });
    if (!hasty.ok) expect(Object.keys(hasty.refusal.fields ?? {})).toEqual(["signed", "reread"]);
  });

  it("is put forward only by who grades it, and answered only by its author", async () => {
    const { learner, id, grader } = await makeGraded();
    const [elsewhere, other] = [await makeActor("expert", "420103"), await makeActor()];
    expect(await ask(elsewhere, id)).toMatchObject({ refusal: { code: "not_found" } });
    expect(await ask(learner, id)).toMatchObject({ refusal: { code: "not_permitted" } });
    await ask(grader, id);
    expect(await agree(other, id)).toMatchObject({ refusal: { code: "not_found" } });
    expect(await agree(grader, id)).toMatchObject({ refusal: { code: "not_found" } });
    expect((await agree(learner, id)).ok).toBe(true);
  });

  it("is not put forward before it is graded", async () => {
    const course = await makeAssignment();
    const { id } = await makeHandedIn(course);
    const refused = await ask(await makeActor("expert", "42"), id);
    expect(refused).toMatchObject({ refusal: { code: "gallery.not_graded" } });
  });

  it("tells the author of asking and taking down, and who asked of the answer, without the author's name", async () => {
    const { learner, id, grader } = await makeGraded();
    await ask(grader, id);
    await agree(learner, id);
    await execute(takeDown, grader, { submissionId: id }, now);
    const told = await db.select().from(messages);
    const of = (who: Actor) =>
      told.filter((message) => message.personId === who.personId).map(({ title }) => title);
    expect(of(learner)).toEqual(["一篇案例评完了", "一篇案例被推荐为优秀作业", "一篇案例不再展示"]);
    expect(of(grader)).toEqual(["推荐的一篇案例有了答复"]);
    expect(told.map(({ body }) => body).join()).not.toContain((await nameOf(learner)) ?? "?");
  });
});

it("lets happen next what the rules let happen, in commands and in the database alike", async () => {
  const paths: (GalleryAct | null)[][] = [
    [null],
    ["asked"],
    ["asked", "agreed"],
    ["asked", "declined"],
    ["asked", "agreed", "withdrawn"],
    ["asked", "removed"],
  ];
  const { learner, id, grader } = await makeGraded();
  const isAuthors = (act: GalleryAct) => (authorActs as readonly string[]).includes(act);
  const entry = (act: GalleryAct) => ({
    ...{ submissionId: id, number: 1, act, at: now, signed: act === "agreed" ? false : null },
    personId: isAuthors(act) ? learner.personId : grader.personId,
  });
  const differing: string[] = [];
  for (const path of paths) {
    for (const act of galleryActs) {
      await asOwner(
        sql`alter table gallery_entries disable trigger gallery_entries_append_only`,
        sql`delete from gallery_entries`,
        sql`alter table gallery_entries enable trigger gallery_entries_append_only`,
      );
      for (const before of path) if (before) await db.insert(galleryEntries).values(entry(before));
      const kept = await db
        .insert(galleryEntries)
        .values(entry(act))
        .then(
          () => true,
          () => false,
        );
      const allowed = mayFollow(path.at(-1) ?? null, act);
      if (kept !== allowed) differing.push(`${path.join(" ")} → ${act}: ${kept}`);
    }
  }
  expect(differing).toEqual([]);
});

it("cannot be said for somebody else in the database, nor rewritten", async () => {
  const { learner, id, grader } = await makeGraded();
  await ask(grader, id);
  const forged = db.insert(galleryEntries).values({
    ...{ submissionId: id, number: 1, act: "agreed", signed: true },
    ...{ personId: grader.personId, at: now },
  });
  await expect(forged).rejects.toMatchObject({
    cause: { message: expect.stringContaining("only its author answers") },
  });
  await agree(learner, id);
  await expect(db.update(galleryEntries).set({ signed: true })).rejects.toMatchObject({
    cause: { message: expect.stringContaining("append-only") },
  });
});

async function nameOf({ personId }: Actor): Promise<string | undefined> {
  const [row] = await db.execute<{ name: string }>(
    sql`select name from people where id = ${personId}`,
  );
  return row?.name;
}
