/** The words of drafts: files, what changing them takes, and what a new course begins with. */
import { z } from "zod";
import { Slug } from "@/lib/catalogue/model";
import { Sha256 } from "@/lib/media/model";

/** The text files a course may have: see docs/content-format.md. */
export const DRAFT_PATH =
  /^(course|questions|video)\.yaml$|^lessons\/\d{2}-[a-z0-9]+(-[a-z0-9]+)*\.md$|^papers\/[a-z0-9]+(-[a-z0-9]+)*\.md$|^media\/[a-z0-9]+(-[a-z0-9]+)*\.(svg|vtt|m3u8)$/;

export const DraftPath = z.string().regex(DRAFT_PATH, "课程里没有这样的文件").max(120);

/** Characters; far above any lesson. */
export const FILE_CHARACTERS_MAX = 400_000;

/**
 * One file as it should become. `base` is the revision that the change was made on; null: it is new.
 * `anew`: what was there before stays in the history, however recent.
 */
export const FileChange = z.object({
  path: DraftPath,
  /** Null takes the file away. */
  text: z.string().max(FILE_CHARACTERS_MAX, "这个文件太长，没有保存").nullable(),
  base: z.int().min(1).nullable(),
  anew: z.boolean().optional(),
});
export type FileChange = z.output<typeof FileChange>;

export const SaveDraftFiles = z.object({
  courseSlug: Slug,
  changes: z.array(FileChange).min(1).max(60),
});

/** What was looked at is named, so that nothing else is published. */
export const PublishDraft = z.object({
  courseSlug: Slug,
  /** Hash of the draft's files, as the page showed them. */
  seen: Sha256,
});

export const ArchiveCourse = z.object({
  courseSlug: Slug,
  archived: z.stringbool({ truthy: ["yes"], falsy: ["no"] }),
});

/** What keeps a draft from being published, where it stands, in words. */
export type DraftFault = { file: string; line: number; message: string };

export const CreateCourse = z.object({
  title: z.string().trim().min(2, "请写课程名称，至少2个字").max(60, "最多60个字"),
  summary: z.string().trim().min(1, "请用一两句话说说这门课").max(300, "最多300个字"),
  audience: z.string().trim().min(1, "请写明给谁学").max(200, "最多200个字"),
});

/** A file of a draft with what is known of its last change. */
export type DraftFile = {
  path: string;
  text: string;
  revision: number;
  updatedAt: Date;
  /** Null where the platform wrote it, from a folder. */
  updatedBy: string | null;
};
