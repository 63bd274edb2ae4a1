/** Writing a lesson on real PostgreSQL: its pictures, its history, and who else is at it. */
import { describe, expect, it } from "vitest";
import { createCourse } from "@/lib/authoring/commands/create-course";
import { addLessonPicture } from "@/lib/authoring/commands/lesson-pictures";
import { tellPresence } from "@/lib/authoring/commands/presence";
import { saveDraftFiles } from "@/lib/authoring/commands/save-draft";
import { getDraftMediaFile } from "@/lib/authoring/queries/draft-media";
import { getDraft } from "@/lib/authoring/queries/drafts";
import { getDraftVersion, listDraftVersions } from "@/lib/authoring/queries/history";
import { draftLesson } from "@/lib/authoring/rules/draft-lesson";
import { type Actor, type Permission, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { makeActor, makeTeacher } from "@/tests/support/factories";

const path = "lessons/01-knock.md";
const text = `---
id: knock
title: 敲门
---

## 一

正文。
`;

/** A picture of one dot. */
const dot = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

async function begin() {
  const trainer = await makeActor("trainer", "4201");
  const course = { title: "入户探访（虚构）", summary: "怎样敲开一扇门", audience: "一线社工" };
  const created = await execute(createCourse, trainer, course);
  if (!created.ok) throw new Error(created.refusal.code);
  const { courseId, courseSlug } = created.value;
  const author: Actor = { ...trainer, grants: [...trainer.grants, { role: "author", courseId }] };
  return { author, courseId, courseSlug };
}

function held<P extends Permission>(actor: Actor, permission: P) {
  const proof = permit(actor, permission);
  if (!proof) throw new Error(`no ${permission}`);
  return proof;
}

function save(actor: Actor, courseSlug: string, said: string, base: number | null, now: Date) {
  const changes = [{ path, text: said, base }];
  return execute(saveDraftFiles, actor, { courseSlug, changes }, now);
}

describe("history", () => {
  it("lists who wrote when and gives every version back; a stranger gets none", async () => {
    const { author, courseSlug, courseId } = await begin();
    await save(author, courseSlug, text, null, new Date("2026-11-28T01:00:00Z"));
    const coauthor = await makeTeacher(courseId, "coauthor");
    await save(coauthor, courseSlug, `${text}\n又一段。\n`, 1, new Date("2026-11-28T02:00:00Z"));
    const seen = held(author, "draft.read");
    const versions = await listDraftVersions(seen, courseSlug, path);
    expect(versions.map(({ revision }) => revision)).toEqual([2, 1]);
    expect(await getDraftVersion(seen, courseSlug, path, 1)).toBe(text);
    const { author: other } = await begin();
    expect(await listDraftVersions(held(other, "draft.read"), courseSlug, path)).toEqual([]);
    expect(await getDraftVersion(held(other, "draft.read"), courseSlug, path, 1)).toBeNull();
  });

  it("has one entry for a stretch of work, and keeps what something else is put in place of", async () => {
    const { author, courseSlug } = await begin();
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 28, 1, minute));
    await save(author, courseSlug, text, null, at(0));
    await save(author, courseSlug, `${text}\n写到一半。\n`, 1, at(1));
    const changes = [{ path, text, base: 2, anew: true }];
    await execute(saveDraftFiles, author, { courseSlug, changes }, at(2));
    const seen = held(author, "draft.read");
    const versions = await listDraftVersions(seen, courseSlug, path);
    expect(versions.map(({ revision }) => revision)).toEqual([3, 2]);
    expect(await getDraftVersion(seen, courseSlug, path, 2)).toContain("写到一半。");
  });
});

describe("presence", () => {
  it("names the others who have the file open now, and nobody who left", async () => {
    const { author, courseSlug, courseId } = await begin();
    const coauthor = await makeTeacher(courseId, "coauthor");
    const at = (seconds: number) => new Date(Date.UTC(2026, 10, 28, 1, 0, seconds));
    const tell = (actor: Actor, now: Date, file = path) =>
      execute(tellPresence, actor, { courseSlug, path: file }, now);
    expect(await tell(author, at(0))).toMatchObject({ value: { others: [] } });
    const answer = await tell(coauthor, at(10));
    expect(answer).toMatchObject({ value: { others: [{ personId: author.personId }] } });
    expect(await tell(coauthor, at(10), "questions.yaml")).toMatchObject({ value: { others: [] } });
    expect(await tell(coauthor, at(55))).toMatchObject({ value: { others: [] } });
    const { author: other } = await begin();
    expect(await tell(other, at(10))).toMatchObject({ refusal: { code: "not_found" } });
  });
});

describe("pictures", () => {
  it("lie among the media of the draft with their size, and are shown to its team only", async () => {
    const { author, courseSlug } = await begin();
    const stored = await execute(addLessonPicture, author, { courseSlug, content: dot });
    if (!stored.ok) throw new Error(stored.refusal.code);
    expect(stored.value).toMatchObject({ width: 1, height: 1 });
    const draft = await getDraft(held(author, "draft.read"), courseSlug);
    expect(draft?.media[stored.value.path]).toMatchObject({ sha256: stored.value.sha256 });
    const { sha256 } = stored.value;
    const seen = held(author, "assessment.analyse");
    expect(await getDraftMediaFile(seen, courseSlug, sha256)).toMatchObject({ type: "image/png" });
    const { author: other } = await begin();
    const stranger = held(other, "assessment.analyse");
    expect(await getDraftMediaFile(stranger, courseSlug, sha256)).toBeNull();
  });

  it("are refused when they are none", async () => {
    const { author, courseSlug } = await begin();
    const content = Buffer.from("<svg onload='x()'/>");
    expect(await execute(addLessonPicture, author, { courseSlug, content })).toMatchObject({
      refusal: { code: "picture.unknown" },
    });
  });
});

describe("a preview", () => {
  it("shows a lesson whose head is not finished, with its picture", async () => {
    const { author, courseSlug } = await begin();
    const stored = await execute(addLessonPicture, author, { courseSlug, content: dot });
    const name = stored.ok ? stored.value.path : "";
    const said = `${text}\n::figure{src="${name}" alt="一个点"}\n`;
    await save(author, courseSlug, said, null, new Date());
    const draft = await getDraft(held(author, "draft.read"), courseSlug);
    const lesson = draft && draftLesson(draft.files, draft.media, "knock");
    expect(lesson).toMatchObject({ title: "敲门", objectives: [], sources: [] });
    expect(lesson?.html).toContain('alt="一个点" width="1" height="1" loading="lazy"');
    expect(draft && draftLesson(draft.files, draft.media, "nowhere")).toBeNull();
  });
});
