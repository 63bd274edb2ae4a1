/** A draft and its reviewers, on real PostgreSQL. */
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { courseSources } from "@/db/schema/catalogue";
import { mediaFiles } from "@/db/schema/media";
import { draftSubmissions, reviewNotes } from "@/db/schema/publishing";
import { publishDraft } from "@/lib/authoring/commands/publish-draft";
import { writeReviewNote } from "@/lib/authoring/commands/review";
import { requireReview, submitDraft, withdrawDraft } from "@/lib/authoring/commands/submissions";
import { getSubmittedSource } from "@/lib/authoring/queries/course-source";
import { getDraftMediaFile } from "@/lib/authoring/queries/draft-media";
import { getSubmission } from "@/lib/authoring/queries/publishing";
import { type Actor, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { makeActor, makeTeacher } from "@/tests/support/factories";
import {
  BETA,
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

const publish = (actor: Actor, seen: string) =>
  execute(publishDraft, actor, { courseSlug: "small", seen });
const stateOf = async (id: string) => {
  const [row] = await db.select().from(draftSubmissions).where(eq(draftSubmissions.id, id));
  return row?.state;
};

describe("a course that asks for a review", () => {
  it("is published once somebody else approved just this text", async () => {
    const { author, reviewer, courseId } = await begin({ reviewed: true });
    const seen = await change(author, courseId, better);
    expect(await publish(author, seen)).toMatchObject({ refusal: { code: "draft.needs_review" } });
    const submission = await submit(author, seen);
    expect(await inbox(reviewer)).toEqual(["《虚构小课》送来审稿｜送审的人说：请看第二课"]);
    expect(await publish(author, seen)).toMatchObject({ refusal: { code: "draft.needs_review" } });
    expect(await decide(reviewer, submission)).toMatchObject({ ok: true });
    expect(await inbox(author)).toEqual([
      "《虚构小课》审稿通过｜可以发布了。草稿再有改动，就要重新送审。",
    ]);
    expect(await publish(author, seen)).toMatchObject({ value: { number: 2, published: true } });
    expect(await stateOf(submission)).toBe("published");
  });

  it("is not published by an approval of what the draft was before", async () => {
    const { author, coauthor, reviewer, courseId } = await begin({ reviewed: true });
    const submission = await submit(author, await change(author, courseId, better));
    await decide(reviewer, submission);
    const seen = await change(coauthor, courseId, best);
    expect(await publish(author, seen)).toMatchObject({ refusal: { code: "draft.needs_review" } });
    const again = await submit(author, seen);
    expect(await stateOf(submission)).toBe("withdrawn");
    expect(await decide(reviewer, again)).toMatchObject({ ok: true });
    expect(await publish(author, seen)).toMatchObject({ value: { number: 2 } });
  });

  it("is published without one by nobody, and by the database neither", async () => {
    const { author, courseId } = await begin({ reviewed: true });
    await change(author, courseId, better);
    const insert = sql`
      insert into releases (course_id, number, content_hash, source_hash, title, summary, manifest,
        outline, minutes, published_at, published_by)
      select course_id, 2, repeat('1', 64), null, title, summary, manifest, outline, minutes, now(),
        ${author.personId} from releases`;
    await expect(db.execute(insert)).rejects.toMatchObject({
      cause: { message: expect.stringContaining("nobody agreed") },
    });
    await must(requireReview, author, { required: "false" });
    await expect(db.execute(insert)).resolves.toBeDefined();
  });
});

describe("a submission", () => {
  it("is not approved by who submitted it or wrote in it, nor after the draft changed", async () => {
    const { author, coauthor, reviewer, courseId } = await begin({ reviewed: true });
    const both: Actor = {
      ...author,
      grants: [...author.grants, { role: "reviewer", courseId }],
    };
    const writes: Actor = {
      ...reviewer,
      grants: [...reviewer.grants, { role: "coauthor", courseId }],
    };
    const submission = await submit(author, await change(writes, courseId, better));
    expect(await decide(both, submission)).toMatchObject({ refusal: { code: "review.own" } });
    expect(await decide(writes, submission)).toMatchObject({ refusal: { code: "review.own" } });
    const other = await makeTeacher(courseId, "reviewer");
    await change(coauthor, courseId, best);
    expect(await decide(other, submission)).toMatchObject({
      refusal: { code: "submission.stale" },
    });
    expect(await stateOf(submission)).toBe("submitted");
  });

  it("is read as it was submitted, whatever became of the draft, and only within reach", async () => {
    const { author, coauthor, reviewer, courseId } = await begin({ reviewed: true });
    const seen = await change(author, courseId, better);
    const submission = await submit(author, seen);
    await change(coauthor, courseId, best);
    const read = async (actor: Actor, id = submission) => {
      const reading = permit(actor, "draft.read");
      if (!reading) return null;
      const source = await getSubmittedSource(reading, "small", id);
      return { text: source?.files[BETA], of: await getSubmission(reading, "small", id) };
    };
    expect(await read(reviewer)).toMatchObject({ text: better, of: { sourceHash: seen } });
    const elsewhere = await makeActor("administrator", "4205");
    expect(await read(elsewhere)).toEqual({ text: undefined, of: null });
    expect(await read(reviewer, courseId)).toEqual({ text: undefined, of: null });
  });

  it("keeps its pictures in sight when the draft has others by now", async () => {
    const { author, reviewer, courseId } = await begin();
    const submission = await submit(author, await change(author, courseId, better));
    const [kept, other] = ["a".repeat(64), "b".repeat(64)];
    const file = { type: "image/png" as const, bytes: 9, storedAt: new Date() };
    await db.insert(mediaFiles).values([
      { ...file, sha256: kept },
      { ...file, sha256: other },
    ]);
    const source = { files: {}, media: { "media/door.png": { sha256: kept, bytes: 9 } } };
    const hash = "c".repeat(64);
    await db.insert(courseSources).values({ ...source, hash, keptAt: new Date() });
    await must(withdrawDraft, author, { submission });
    await db.insert(draftSubmissions).values({
      ...{ courseId, sourceHash: hash },
      ...{ submittedBy: author.personId, submittedAt: new Date() },
    });
    const looking = permit(reviewer, "assessment.analyse");
    if (!looking) throw new Error("A reviewer looks at the course");
    expect(await getDraftMediaFile(looking, "small", kept)).toEqual({
      ...{ bytes: 9, type: "image/png" },
    });
    expect(await getDraftMediaFile(looking, "small", other)).toBeNull();
  });

  it("is returned for reasons, with notes on lessons that stand afterwards", async () => {
    const { author, reviewer, courseId } = await begin();
    const submission = await submit(author, await change(author, courseId, better));
    const note = (body: string, lesson = "beta") =>
      execute(writeReviewNote, reviewer, { courseSlug: "small", submission, lesson, body });
    expect(await note("小标题太长")).toMatchObject({ ok: true });
    expect(await note("小标题还是太长")).toMatchObject({ ok: true });
    await note("都好", "");
    await note("", "");
    expect(await db.select().from(reviewNotes)).toMatchObject([
      { lesson: "beta", body: "小标题还是太长", writtenBy: reviewer.personId },
    ]);
    expect(await decide(reviewer, submission, "returned")).toMatchObject({
      refusal: { code: "invalid_input", fields: { reasons: ["请写明为什么退回"] } },
    });
    expect(await decide(reviewer, submission, "returned", "请改短")).toMatchObject({ ok: true });
    expect(await inbox(author)).toEqual(["《虚构小课》退回修改｜审稿人说：请改短"]);
    expect(await note("再说")).toMatchObject({ refusal: { code: "submission.settled" } });
    expect(await decide(reviewer, submission)).toMatchObject({
      refusal: { code: "submission.settled" },
    });
  });

  it("is one at a time, of what is new and has no fault, and can be taken back", async () => {
    const { author, coauthor, courseId } = await begin();
    const same = await change(author, courseId, better.replace("## 从头说起", "## 开头"));
    const trySubmit = (seen: string) =>
      execute(submitDraft, coauthor, { courseSlug: "small", seen, note: "" });
    expect(await trySubmit(same)).toMatchObject({ refusal: { code: "draft.nothing_new" } });
    const faulty = await change(author, courseId, better.replace("summary:", "sumary:"));
    expect(await trySubmit(faulty)).toMatchObject({ refusal: { code: "draft.faulty" } });
    const seen = await change(author, courseId, better);
    expect(await trySubmit(faulty)).toMatchObject({ refusal: { code: "draft.changed_since" } });
    const submission = await submit(coauthor, seen);
    expect(await trySubmit(seen)).toMatchObject({ refusal: { code: "submission.already" } });
    await must(withdrawDraft, author, { submission });
    expect(await trySubmit(seen)).toMatchObject({ ok: true });
    // Nobody has to ask: without a rule, an author publishes, and what waited is settled.
    expect(await publish(author, seen)).toMatchObject({ value: { number: 2 } });
    const rows = await db.select().from(draftSubmissions);
    expect(rows.map(({ state }) => state).sort()).toEqual(["published", "withdrawn"]);
  });

  it("is decided by the course's reviewers and its region's administrators", async () => {
    const { author, coauthor, courseId } = await begin();
    const submission = await submit(author, await change(author, courseId, better));
    const outsiders = [coauthor, await makeActor("trainer", "42"), await makeActor("learner")];
    for (const actor of outsiders) {
      expect(await decide(actor, submission)).toMatchObject({ refusal: { code: "not_permitted" } });
    }
    expect(await decide(await makeActor("administrator", "4205"), submission)).toMatchObject({
      refusal: { code: "not_found" },
    });
    expect(await decide(await makeActor("administrator", "42"), submission)).toMatchObject({
      ok: true,
    });
    expect(await releaseCount()).toBe(1);
  });
});
