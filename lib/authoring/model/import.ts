/** The words of bringing courses and documents in. */
import { z } from "zod";
import { FILE_CHARACTERS_MAX } from "@/lib/authoring/model/draft";
import { Slug } from "@/lib/catalogue/model";
import { CourseMedia } from "@/lib/media/model";

const Files = z.record(z.string().min(1).max(200), z.string().max(600_000));

/** A course folder; the bytes of its media have been stored before. */
export const ImportCourse = z.object({ files: Files, media: CourseMedia });

/** A course folder in the place of a draft that is there. */
export const ImportIntoDraft = z.object({
  courseSlug: Slug,
  files: Files,
  media: CourseMedia,
  /** When the draft was last changed, as far as whoever imports knows; in milliseconds. */
  knownChange: z.number(),
});

/** Lessons of a Word document, and where they go. */
export const ImportWord = z.object({
  courseSlug: Slug,
  fileName: z.string().max(200),
  /** A module that is there, or the title of a new one. */
  place: z.union([
    z.object({ moduleId: Slug }),
    z.object({ title: z.string().trim().min(1, "请写单元名称").max(40, "最多40个字") }),
  ]),
  lessons: z
    .array(z.object({ id: Slug, title: z.string(), text: z.string().max(FILE_CHARACTERS_MAX) }))
    .min(1)
    .max(30),
  media: CourseMedia,
});

/** What importing came to, for the page that says so. */
export type ImportedCourse = {
  courseSlug: string;
  title: string;
  lessons: number;
  files: number;
  media: number;
  leftOut: string[];
  /** What keeps it from being published, in sentences with file and line. */
  faults: string[];
};

export type ImportedWord = {
  courseSlug: string;
  moduleTitle: string;
  lessons: { id: string; title: string; path: string }[];
};
