import "server-only";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { draftFiles, draftMedia, draftVersions } from "@/db/schema/authoring";
import type { CourseMedia, MediaPointer } from "@/lib/media/model";
import type { Transaction } from "@/lib/platform/command";
import { ok, type Result, refuse } from "@/lib/platform/result";
import type { CourseFiles } from "@/lib/transfer/model/course";

type Step = { now: Date; by: string | null };

/**
 * A file as it should become; null text takes it away. `base` is the revision it was changed from.
 * With `anew` a new entry of the history begins, so that what was there before stays in it.
 */
export type DraftChange = {
  path: string;
  text: string | null;
  base: number | null;
  anew?: boolean | undefined;
};

/** A stretch of work on one file by one person is one entry of its history. */
const STRETCH_MINUTES = 10;

/** Those who change a draft take turns; held until the transaction ends. */
export async function lockDraft(tx: Transaction, courseId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`draft:${courseId}`}, 0))`);
}

/** A course's draft: its text by path, and where its other files lie. */
export async function readDraft(
  tx: Transaction,
  courseId: string,
): Promise<{ files: CourseFiles; media: CourseMedia }> {
  const [files, media] = await Promise.all([
    tx
      .select({ path: draftFiles.path, text: draftFiles.text })
      .from(draftFiles)
      .where(eq(draftFiles.courseId, courseId)),
    readDraftMedia(tx, courseId),
  ]);
  return { files: Object.fromEntries(files.map(({ path, text }) => [path, text])), media };
}

/** Where the files of a draft lie that are not text. */
export async function readDraftMedia(tx: Transaction, courseId: string): Promise<CourseMedia> {
  const rows = await tx
    .select({ path: draftMedia.path, pointer: draftMedia.pointer })
    .from(draftMedia)
    .where(eq(draftMedia.courseId, courseId));
  return Object.fromEntries(rows.map(({ path, pointer }) => [path, pointer]));
}

/** The text files of a draft by path, each with its revision. */
export async function readDraftFiles(tx: Transaction, courseId: string) {
  const rows = await tx
    .select({ path: draftFiles.path, text: draftFiles.text, revision: draftFiles.revision })
    .from(draftFiles)
    .where(eq(draftFiles.courseId, courseId));
  return new Map(rows.map((row) => [row.path, row]));
}

/**
 * The one way in which the text of a draft changes: all of the changes or none. Refused where a file
 * is no longer at the revision a change was made on, so nobody overwrites what they have not seen.
 *
 * @returns the new revision of each file that is left
 */
export async function changeDraft(
  tx: Transaction,
  courseId: string,
  changes: readonly DraftChange[],
  step: Step,
): Promise<Result<{ revisions: Record<string, number> }>> {
  await lockDraft(tx, courseId);
  const held = await findFiles(tx, courseId, changes);
  const stale = changes.filter(({ path, base }) => (held.get(path)?.revision ?? null) !== base);
  if (stale.length > 0) {
    const gone = stale.every(({ path }) => !held.has(path));
    return refuse(gone ? "draft.file_missing" : "draft.changed_elsewhere");
  }
  const revisions: Record<string, number> = {};
  for (const { path, text, anew } of changes) {
    const before = held.get(path);
    if (before?.text === text) {
      revisions[path] = before.revision;
      continue;
    }
    const revision = await writeFile(tx, courseId, { path, text, anew }, step);
    if (text !== null) revisions[path] = revision;
  }
  return ok({ revisions });
}

/** Puts a whole folder in a draft's place; what the folder lacks is taken away. The caller has the lock. */
export async function replaceDraft(
  tx: Transaction,
  courseId: string,
  { files, media }: { files: CourseFiles; media: CourseMedia },
  step: Step,
): Promise<void> {
  const held = await readDraft(tx, courseId);
  for (const path of new Set([...Object.keys(held.files), ...Object.keys(files)])) {
    const text = files[path] ?? null;
    if (text !== (held.files[path] ?? null)) await writeFile(tx, courseId, { path, text }, step);
  }
  for (const path of new Set([...Object.keys(held.media), ...Object.keys(media)])) {
    const pointer = media[path] ?? null;
    if (pointer?.sha256 !== held.media[path]?.sha256) {
      await linkMedia(tx, courseId, { path, pointer }, step);
    }
  }
}

/** Says which stored file lies under a path of the draft; a null pointer takes the path away. */
export async function linkMedia(
  tx: Transaction,
  courseId: string,
  { path, pointer }: { path: string; pointer: MediaPointer | null },
  { now, by }: Step,
): Promise<void> {
  const here = and(eq(draftMedia.courseId, courseId), eq(draftMedia.path, path));
  if (!pointer) {
    await tx.delete(draftMedia).where(here);
    return;
  }
  const link = { sha256: pointer.sha256, pointer, linkedAt: now, linkedBy: by };
  await tx
    .insert(draftMedia)
    .values({ courseId, path, ...link })
    .onConflictDoUpdate({ target: [draftMedia.courseId, draftMedia.path], set: link });
}

async function findFiles(tx: Transaction, courseId: string, changes: readonly DraftChange[]) {
  const paths = changes.map(({ path }) => path);
  const rows = await tx
    .select({ path: draftFiles.path, text: draftFiles.text, revision: draftFiles.revision })
    .from(draftFiles)
    .where(and(eq(draftFiles.courseId, courseId), inArray(draftFiles.path, paths)));
  return new Map(rows.map((row) => [row.path, row]));
}

/** @returns the file's new revision, which goes on counting where a file was taken away before */
async function writeFile(
  tx: Transaction,
  courseId: string,
  { path, text, anew = false }: Omit<DraftChange, "base">,
  { now, by }: Step,
): Promise<number> {
  const [last] = await tx
    .select()
    .from(draftVersions)
    .where(and(eq(draftVersions.courseId, courseId), eq(draftVersions.path, path)))
    .orderBy(desc(draftVersions.revision))
    .limit(1);
  const revision = (last?.revision ?? 0) + 1;
  const goesOn =
    last && !anew && text !== null && last.text !== null && by !== null && last.savedBy === by
      ? now.getTime() - last.begunAt.getTime() < STRETCH_MINUTES * 60_000
      : false;
  if (last && goesOn) {
    await tx
      .update(draftVersions)
      .set({ revision, text, savedAt: now })
      .where(eq(draftVersions.id, last.id));
  } else {
    const row = { courseId, path, revision, text, begunAt: now, savedAt: now, savedBy: by };
    await tx.insert(draftVersions).values(row);
  }
  if (text === null) {
    await tx
      .delete(draftFiles)
      .where(and(eq(draftFiles.courseId, courseId), eq(draftFiles.path, path)));
    return revision;
  }
  const file = { text, revision, updatedAt: now, updatedBy: by };
  await tx
    .insert(draftFiles)
    .values({ courseId, path, ...file })
    .onConflictDoUpdate({ target: [draftFiles.courseId, draftFiles.path], set: file });
  return revision;
}
