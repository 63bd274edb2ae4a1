/** Pictures of questions: stored once, shown to those of the course, and gone with nobody else. */
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { db } from "@/db/client";
import { questionMedia } from "@/db/schema/assessment/questions";
import { courses } from "@/db/schema/catalogue";
import { mediaFiles } from "@/db/schema/media";
import { getQuestionPicture } from "@/lib/assessment/queries/pictures";
import { getCourseFile } from "@/lib/learning/queries/access";
import { type Actor, PLATFORM_ACTOR, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { importQuestions } from "@/lib/transfer/commands/bank";
import { loadCourse } from "@/lib/transfer/commands/load-course";
import { addPicture } from "@/lib/transfer/commands/pictures";
import {
  picturesFor,
  picturesOf,
  questionsForExport,
  readImport,
} from "@/lib/transfer/queries/bank-exchange";
import { writeExchange } from "@/lib/transfer/rules/exchange/write-exchange";
import { smallCourse } from "@/tests/fixtures/small-course";
import { makeCourse, makeEnrolment } from "@/tests/support/course";
import { makeActor } from "@/tests/support/factories";
import { pngOf } from "@/tests/support/pictures";

let trainer: Actor;
let allowed: NonNullable<ReturnType<typeof permit<"question.maintain">>>;

beforeEach(async () => {
  const loaded = await execute(loadCourse, PLATFORM_ACTOR, { files: smallCourse, position: 1 });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusal));
  trainer = await makeActor("administrator", "42");
  const held = permit(trainer, "question.maintain");
  if (!held) throw new Error("a trainer may");
  allowed = held;
});

const add = (content: Uint8Array, courseSlug = "small", actor = trainer) =>
  execute(addPicture, actor, { courseSlug, content });

it("is kept once, however often it comes", async () => {
  const first = await add(pngOf(11, 7));
  expect(first).toMatchObject({ ok: true, value: { ending: "png", added: true } });
  expect(await add(pngOf(11, 7))).toMatchObject({ value: { added: false } });
});

it("is a picture of bearable size, put there by those who keep the bank", async () => {
  const code = (refusal: string) => ({ ok: false, refusal: { code: refusal } });
  expect(await add(new TextEncoder().encode("<svg/>"))).toEqual(code("picture.unknown"));
  expect(await add(pngOf(7000, 7))).toEqual(code("picture.too_large"));
  expect(await add(pngOf(), "nowhere")).toEqual(code("not_found"));
  expect(await add(pngOf(), "small", await makeActor("manager", "42"))).toEqual(
    code("not_permitted"),
  );
});

it("is shown to those who joined its course, and to those who look after it", async () => {
  const added = await add(pngOf(12, 8));
  if (!added.ok) throw new Error(added.refusal.code);
  const { hash } = added.value;
  const [small] = await db.select().from(courses).where(eq(courses.slug, "small"));
  if (!small?.currentReleaseId) throw new Error("the course is published");
  const other = await makeCourse();
  const [inside, outside] = [await makeActor(), await makeActor()];
  const studying = async (actor: Actor, course: { courseId: string; releaseId: string }) => {
    await makeEnrolment(actor.personId ?? "", course);
    const held = permit(actor, "course.study");
    if (!held) throw new Error("every learner may");
    return held;
  };
  const own = { courseId: small.id, releaseId: small.currentReleaseId };
  expect(await getCourseFile(await studying(inside, own), "small", hash)).toMatchObject({
    type: "image/png",
  });
  const elsewhere = await studying(outside, other);
  expect(await getCourseFile(elsewhere, "small", hash)).toBeNull();
  expect(await getCourseFile(elsewhere, other.slug, hash)).toBeNull();
  const looking = permit(trainer, "assessment.analyse");
  expect(looking && (await getQuestionPicture(looking, "small", hash))).toMatchObject({
    type: "image/png",
  });
  expect(looking && (await getQuestionPicture(looking, other.slug, hash))).toBeNull();
});

it("comes along when questions are imported, and goes along when they are exported", async () => {
  const base64 = Buffer.from(pngOf(13, 9)).toString("base64");
  const moodle = new TextEncoder().encode(`<quiz><question type="truefalse">
    <name><text>一</text></name><questiontext format="html"><text><![CDATA[<p>看图<img src="@@PLUGINFILE@@/a.png" alt="路线"></p>]]></text>
    <file name="a.png" path="/" encoding="base64">${base64}</file></questiontext>
    <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>
    </question></quiz>`);
  const read = await readImport(allowed, "small", moodle);
  if (!read) throw new Error("the course is there");
  expect(read.preview).toMatchObject({ pictures: 1, problems: [] });
  const { questions } = read;
  const pictures = picturesFor(read, questions);
  const taken = await execute(importQuestions, trainer, {
    ...{ courseSlug: "small", questions, pictures },
  });
  expect(taken).toMatchObject({ value: { taken: 1 } });
  expect(await db.select().from(questionMedia)).toHaveLength(1);

  const exported = (await questionsForExport(allowed, "small"))?.slice(-1) ?? [];
  const found = await picturesOf(allowed, "small", exported);
  if (!found) throw new Error("one picture fits a file");
  expect([...found.values()]).toEqual([pngOf(13, 9)]);
  // An Excel sheet only names the picture; here it is known, elsewhere it is missed.
  const { content } = await writeExchange("excel", exported, found);
  expect((await readImport(allowed, "small", content))?.preview.problems).toEqual([]);
  const other = await makeCourse();
  expect((await readImport(allowed, other.slug, content))?.preview.problems).toMatchObject([
    { message: "图片只有编号，文件里和本课程里都没有这张图" },
  ]);
});

it("is exported only as far as one file carries", async () => {
  const hashes = ["a", "b"].map((sign) => sign.repeat(64));
  const [small] = await db.select().from(courses).where(eq(courses.slug, "small"));
  const now = new Date();
  await db.insert(mediaFiles).values(
    hashes.map((sha256) => ({
      ...{ sha256, bytes: 40 * 1024 * 1024, type: "image/png" as const, storedAt: now },
    })),
  );
  await db
    .insert(questionMedia)
    .values(hashes.map((sha256) => ({ courseId: small?.id ?? "", sha256, addedAt: now })));
  const [question] = (await questionsForExport(allowed, "small")) ?? [];
  if (!question) throw new Error("the folder has questions");
  const stem = hashes.map((hash) => `![图](media/${hash}.png)`).join("\n");
  expect(await picturesOf(allowed, "small", [{ ...question, stem }])).toBeNull();
});
