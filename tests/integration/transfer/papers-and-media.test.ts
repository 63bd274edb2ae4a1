import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { quizzes } from "@/db/schema/assessment/quizzes";
import { draftMedia } from "@/db/schema/authoring";
import { releaseMedia, releasePapers, releases } from "@/db/schema/catalogue";
import { enrolments } from "@/db/schema/learning";
import { getCourseFile, getEnrolledRelease } from "@/lib/learning/queries/access";
import { storeMedia } from "@/lib/media/commands/store-media";
import { type Permit, PLATFORM_ACTOR, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { loadCourse } from "@/lib/transfer/commands/load-course";
import { fullCourse, mediaContents, smallMedia } from "@/tests/fixtures/small-extras";
import { makeActor } from "@/tests/support/factories";

async function storeAll() {
  for (const [path, content] of Object.entries(mediaContents)) {
    await execute(storeMedia, PLATFORM_ACTOR, { path, content });
  }
}

async function load(files = fullCourse()) {
  const result = await execute(loadCourse, PLATFORM_ACTOR, {
    files,
    media: smallMedia,
    position: 1,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

async function studyPermit(): Promise<{ personId: string; study: Permit<"course.study"> }> {
  const actor = await makeActor();
  const study = permit({ ...actor, grants: [{ role: "learner", region: "42" }] }, "course.study");
  if (!study) throw new Error("A learner may study");
  return { personId: actor.personId, study };
}

describe("a course with papers and media", () => {
  it("publishes them with its release", async () => {
    await storeAll();
    const { releaseId } = await load();
    const papers = await db.select().from(releasePapers).orderBy(releasePapers.position);
    expect(papers).toMatchObject([
      {
        releaseId,
        position: 1,
        slug: "plan",
        kind: "assignment",
        task: { checklist: ["姓名改了"] },
      },
      { releaseId, position: 2, slug: "action-sheet", kind: "action-sheet", task: null },
    ]);
    const [release] = await db.select().from(releases);
    expect(release?.outline.papers?.map(({ slug }) => slug)).toEqual(["plan", "action-sheet"]);
    const shown = await db.select().from(releaseMedia).orderBy(releaseMedia.path);
    expect(shown.map(({ path, sha256 }) => [path, sha256])).toEqual(
      Object.entries(smallMedia)
        .map(([path, { sha256 }]) => [path, sha256])
        .sort(),
    );
    const draft = await db.select().from(draftMedia);
    expect(Object.fromEntries(draft.map(({ path, pointer }) => [path, pointer]))).toEqual(
      smallMedia,
    );
  });

  it("cannot name a file that was never stored", async () => {
    await expect(load()).rejects.toThrow();
    expect(await db.select().from(releases)).toEqual([]);
  });

  it("publishes anew when only a file changed, and not when nothing did", async () => {
    await storeAll();
    await load();
    expect(await load()).toMatchObject({ number: 1, published: false });
    const other = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 9]);
    const stored = await execute(storeMedia, PLATFORM_ACTOR, {
      path: "media/intro-poster.jpg",
      content: other,
    });
    if (!stored.ok) throw new Error("not stored");
    const { added: _, ...pointer } = stored.value;
    const again = await execute(loadCourse, PLATFORM_ACTOR, {
      files: fullCourse(),
      media: { ...smallMedia, "media/intro-poster.jpg": pointer },
      position: 1,
    });
    expect(again).toMatchObject({ ok: true, value: { number: 2, published: true } });
  });

  it("keeps the number of questions to draw with its quiz", async () => {
    await storeAll();
    const files = fullCourse();
    files["course.yaml"] = files["course.yaml"]?.replace("quiz:", "quiz:\n  draw: 3") ?? "";
    files["questions.yaml"] = files["questions.yaml"]?.replace("  points: 10\n", "") ?? "";
    await load(files);
    expect(await db.select().from(quizzes)).toMatchObject([{ draw: 3 }]);
  });
});

describe("a course's files", () => {
  const sha256 = smallMedia["media/intro.mp4"]?.sha256 ?? "";

  it("are for those who joined it, also when a newer release no longer shows them", async () => {
    await storeAll();
    const { releaseId } = await load();
    const { personId, study } = await studyPermit();
    expect(await getCourseFile(study, "small", sha256)).toBeNull();
    expect(await getEnrolledRelease(study, "small")).toBeNull();

    const [release] = await db.select().from(releases);
    await db.insert(enrolments).values({
      ...{ personId, courseId: release?.courseId ?? "", releaseId },
      ...{ kind: "self", enrolledAt: new Date() },
    });
    const file = { bytes: smallMedia["media/intro.mp4"]?.bytes, type: "video/mp4" };
    expect(await getCourseFile(study, "small", sha256)).toEqual(file);
    expect(await getEnrolledRelease(study, "small")).toBe(releaseId);
    expect(await getCourseFile(study, "elsewhere", sha256)).toBeNull();
    expect(await getCourseFile(study, "small", "0".repeat(64))).toBeNull();
    expect(await getCourseFile((await studyPermit()).study, "small", sha256)).toBeNull();
  });
});
