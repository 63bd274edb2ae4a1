import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { draftFiles, draftMedia } from "@/db/schema/authoring";
import { filmOfCaptions } from "@/lib/authoring/rules/film-of-captions";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";

export type CaptionsToEdit = {
  path: string;
  /** Null when there are none yet. */
  text: string | null;
  revision: number | null;
  /** What they are heard with; null when nothing in the draft says. */
  film: { path: string; sha256: string; seconds: number | null } | null;
};

/** Captions of a draft, by the name of their file, with the film they belong to; null out of reach. */
export async function getCaptions(
  permit: Permit<"draft.edit">,
  courseSlug: string,
  name: string,
): Promise<CaptionsToEdit | null> {
  const courseId = await findReachedCourse(permit, courseSlug);
  if (!courseId || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return null;
  const path = `media/${name}.vtt`;
  const [files, media] = await Promise.all([
    db
      .select({ path: draftFiles.path, text: draftFiles.text, revision: draftFiles.revision })
      .from(draftFiles)
      .where(
        and(
          eq(draftFiles.courseId, courseId),
          sql`strpos(${draftFiles.path} || ${draftFiles.text}, ${path}) > 0`,
        ),
      ),
    db
      .select({ path: draftMedia.path, sha256: draftMedia.sha256, pointer: draftMedia.pointer })
      .from(draftMedia)
      .where(eq(draftMedia.courseId, courseId)),
  ]);
  const own = files.find((file) => file.path === path);
  const texts = files.filter((file) => file !== own).map(({ text }) => text);
  const wanted = filmOfCaptions(
    path,
    texts,
    media.map((each) => each.path),
  );
  const film = media.find((each) => each.path === wanted);
  if (!own && !film) return null;
  return {
    path,
    text: own?.text ?? null,
    revision: own?.revision ?? null,
    film: film
      ? { path: film.path, sha256: film.sha256, seconds: film.pointer.seconds ?? null }
      : null,
  };
}
