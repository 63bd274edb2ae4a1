import "server-only";
import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { courseSources, courses, releases } from "@/db/schema/catalogue";
import { draftSubmissions } from "@/db/schema/publishing";
import { getDraft } from "@/lib/authoring/queries/drafts";
import type { CourseMedia } from "@/lib/media/model";
import { reachesCourse } from "@/lib/people/queries/course-reach";
import type { Permit } from "@/lib/platform/authority";
import { storage } from "@/lib/platform/storage";
import type { CourseFiles } from "@/lib/transfer/model/course";
import type { PackedFile } from "@/lib/transfer/rules/exchange/zip-write";

export type CourseSource = { files: CourseFiles; media: CourseMedia };

/** What a course is made of: its draft, or a release by number; null where there is none within reach. */
export async function getCourseSource(
  permit: Permit<"draft.read">,
  slug: string,
  release: number | null,
): Promise<CourseSource | null> {
  if (release === null) {
    const draft = await getDraft(permit, slug);
    if (!draft) return null;
    const files = Object.entries(draft.files).map(([path, { text }]) => [path, text] as const);
    return { files: Object.fromEntries(files), media: draft.media };
  }
  const [source] = await db
    .select({ files: courseSources.files, media: courseSources.media })
    .from(releases)
    .innerJoin(courses, eq(courses.id, releases.courseId))
    .innerJoin(courseSources, eq(courseSources.hash, releases.sourceHash))
    .where(and(eq(courses.slug, slug), eq(releases.number, release), reachesCourse(permit)));
  return source ?? null;
}

/** What was submitted, as it was then, whatever became of the draft; null for none within reach. */
export async function getSubmittedSource(
  permit: Permit<"draft.read">,
  slug: string,
  submission: string,
): Promise<CourseSource | null> {
  const [source] = await db
    .select({ files: courseSources.files, media: courseSources.media })
    .from(draftSubmissions)
    .innerJoin(courses, eq(courses.id, draftSubmissions.courseId))
    .innerJoin(courseSources, eq(courseSources.hash, draftSubmissions.sourceHash))
    .where(and(eq(courses.slug, slug), eq(draftSubmissions.id, submission), reachesCourse(permit)));
  return source ?? null;
}

/** The files of a course folder for packing, in the order of their names; media as they are read. */
export function packedCourse({ files, media }: CourseSource): PackedFile[] {
  const encoder = new TextEncoder();
  const paths = [...new Set([...Object.keys(files), ...Object.keys(media)])].sort();
  return paths.flatMap((path): PackedFile[] => {
    const text = files[path];
    // Captions are kept as both; what trainers edit is their text.
    if (text !== undefined) return [{ path, content: encoder.encode(text) }];
    const pointer = media[path];
    if (!pointer) return [];
    const { sha256, bytes } = pointer;
    return [{ path, bytes, open: () => bytesAsTheyCome(sha256, bytes) }];
  });
}

async function bytesAsTheyCome(sha256: string, bytes: number): Promise<AsyncIterable<Uint8Array>> {
  const stream = await storage.read(sha256, { first: 0, last: bytes - 1 });
  if (!stream) throw new Error(`The store has lost ${sha256}`);
  return stream;
}
