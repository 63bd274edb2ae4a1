import "server-only";
import { newId } from "@/lib/authoring/commands/new-id";
import { CopyLesson, SendLesson } from "@/lib/authoring/model/outline";
import { lessonPaths } from "@/lib/authoring/rules/import-place";
import {
  type LessonParcel,
  packLesson,
  unpackLesson,
  withoutChecks,
} from "@/lib/authoring/rules/lesson-parcel";
import { lessonPathOf, readLessonFile } from "@/lib/authoring/rules/new-lesson";
import { outlineOfSheet, withChange, withLessons } from "@/lib/authoring/rules/outline";
import { OutlineProblem, orProblem } from "@/lib/authoring/rules/sheet-tree";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { defineCommand, type Transaction } from "@/lib/platform/command";
import { ok, type Result, refuse } from "@/lib/platform/result";
import {
  changeDraft,
  type DraftChange,
  linkMedia,
  lockDraft,
  readDraftFiles,
  readDraftMedia,
} from "@/lib/transfer/commands/draft-files";
import { MANIFEST, QUESTIONS } from "@/lib/transfer/rules/course-paths";

type Step = { now: Date; by: string | null };
type Revisions = Record<string, number>;

/** Puts a copy of a lesson beside it: its text, its self-checks, the files it shows. */
export const copyLesson = defineCommand({
  name: "draft.copy_lesson",
  permission: "draft.edit",
  input: CopyLesson,

  async run({ tx, permit, input: { courseSlug, base, lesson }, now }) {
    const courseId = await findReachedCourse(permit, courseSlug, tx);
    if (!courseId) return refuse("not_found");
    const draft = await openDraft(tx, courseId);
    const parcel = packLesson(draft, lesson);
    if (!parcel) return refuse("draft.file_missing");
    const title = `${readLessonFile(parcel.text).title ?? ""}（副本）`;
    const id = newId("l");
    const put = orProblem(() => {
      const { changes, media } = placed(draft, parcel, { id, title, beside: lesson });
      return { changes: seenAt(changes, base), media };
    });
    if ("problem" in put) return refuse("invalid_input", { lesson: [put.problem] });
    const written = await write(tx, courseId, put.value, { now, by: permit.actor.personId });
    return written.ok ? ok({ courseSlug, lesson: id }) : written;
  },

  audit: ({ input: { courseSlug, lesson }, value }) => ({
    subject: `course:${courseSlug}`,
    detail: { from: lesson, lesson: value.lesson },
  }),
});

/**
 * Puts a lesson into another course's draft, at the end of its last module, and, where it is taken along,
 * out of this one. It is a new lesson there: what people learned of it stays with the course they learned it in.
 */
export const sendLesson = defineCommand({
  name: "draft.send_lesson",
  permission: "draft.edit",
  input: SendLesson,

  async run({ tx, permit, input: { courseSlug, base, lesson, to, take }, now }) {
    if (to === courseSlug) return refuse("invalid_input", { to: ["请选另一门课"] });
    const from = await findReachedCourse(permit, courseSlug, tx);
    const target = await findReachedCourse(permit, to, tx);
    if (!from || !target) return refuse("not_found");
    // Two who send lessons to each other's course wait in the same order.
    for (const id of [from, target].sort()) await lockDraft(tx, id);
    const [mine, theirs] = [await openDraft(tx, from), await openDraft(tx, target)];
    const parcel = packLesson(mine, lesson);
    if (!parcel) return refuse("draft.file_missing");
    const id = newId("l");
    const put = orProblem(() => placed(theirs, parcel, { id }));
    if ("problem" in put) return refuse("invalid_input", { to: [put.problem] });
    const step = { now, by: permit.actor.personId };
    const written = await write(tx, target, put.value, step);
    if (!written.ok || !take) return written.ok ? ok({ courseSlug, to, lesson: id }) : written;
    const left = await changeDraft(tx, from, withoutLesson(mine, lesson, base), step);
    return left.ok ? ok({ courseSlug, to, lesson: id }) : left;
  },

  audit: ({ input: { courseSlug, lesson, take }, value }) => ({
    subject: `course:${value.to}`,
    detail: { from: `${courseSlug}/${lesson}`, lesson: value.lesson, take },
  }),
});

type OpenDraft = Awaited<ReturnType<typeof openDraft>>;

/** A draft as it is now, held until the transaction ends. */
async function openDraft(tx: Transaction, courseId: string) {
  await lockDraft(tx, courseId);
  const [held, media] = await Promise.all([
    readDraftFiles(tx, courseId),
    readDraftMedia(tx, courseId),
  ]);
  const entries = [...held.values()];
  const revisions: Revisions = Object.fromEntries(
    entries.map(({ path, revision }) => [path, revision]),
  );
  return {
    ...{ media, revisions },
    files: Object.fromEntries(entries.map(({ path, text }) => [path, text])),
  };
}

type Place = { id: string; title?: string; beside?: string };
type Put = { changes: DraftChange[]; media: LessonParcel["media"] };

/** What has to change in a draft so that it holds the parcel: beside a lesson, or at the end. */
function placed(draft: OpenDraft, parcel: LessonParcel, { id, title, beside }: Place): Put {
  const { text, questions, files, media } = unpackLesson(parcel, draft, id, title ? { title } : {});
  const sheet = withLessonIn(draft.files[MANIFEST] ?? "", id, beside);
  const [path = ""] = lessonPaths(Object.keys(draft.files), [id]);
  const texts = { [MANIFEST]: sheet, [QUESTIONS]: questions, [path]: text, ...files };
  const changes = Object.entries(texts)
    .filter(([name, value]) => draft.files[name] !== value)
    .map(([name, value]) => ({ path: name, text: value, base: draft.revisions[name] ?? null }));
  return { changes, media };
}

/** @throws OutlineProblem when there is no room for it */
function withLessonIn(sheet: string, id: string, beside: string | undefined): string {
  const { modules } = outlineOfSheet(sheet);
  const near = modules.find(({ lessons }) => beside !== undefined && lessons.includes(beside));
  if (beside !== undefined && !near)
    throw new OutlineProblem("这个课时已经不在大纲里了，请刷新后再改");
  const last = near ?? modules.at(-1);
  const place = last ? { moduleId: last.id } : { id: newId("m"), title: "新单元" };
  const added = withLessons(sheet, place, [id]).sheet;
  if (!near || beside === undefined) return added;
  const to = near.lessons.indexOf(beside) + 1;
  const move = { kind: "move_lesson" as const, lesson: id, module: near.id, to };
  return withChange(added, move, { module: "", lesson: "" });
}

function withoutLesson(draft: OpenDraft, lesson: string, base: number): DraftChange[] {
  const { files, revisions } = draft;
  const drop = { kind: "drop_lesson" as const, lesson };
  const sheet = withChange(files[MANIFEST] ?? "", drop, { module: "", lesson: "" });
  const path = lessonPathOf(Object.keys(files), lesson) ?? "";
  const texts = {
    ...{ [MANIFEST]: sheet, [path]: null },
    ...(files[QUESTIONS] !== undefined && {
      [QUESTIONS]: withoutChecks(files[QUESTIONS], lesson),
    }),
  };
  const changes = Object.entries(texts).map(([name, text]) => ({
    ...{ path: name, text, base: revisions[name] ?? null },
  }));
  return seenAt(changes, base);
}

/** The sheet is changed as it was looked at. */
function seenAt(changes: DraftChange[], base: number): DraftChange[] {
  return changes.map((change) => (change.path === MANIFEST ? { ...change, base } : change));
}

async function write(
  tx: Transaction,
  courseId: string,
  { changes, media }: Put,
  step: Step,
): Promise<Result<unknown>> {
  const written = await changeDraft(tx, courseId, changes, step);
  if (!written.ok) return written;
  for (const [path, pointer] of Object.entries(media)) {
    await linkMedia(tx, courseId, { path, pointer }, step);
  }
  return written;
}
