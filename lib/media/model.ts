/** The words of media: files beside the text, told apart by their hash. No I/O. */
import { z } from "zod";

/** What may be stored, by the ending of its name. */
export const mediaTypes = {
  mp4: "video/mp4",
  vtt: "text/vtt",
  jpg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  gif: "image/gif",
  pdf: "application/pdf",
} as const;
export type MediaEnding = keyof typeof mediaTypes;
export type MediaType = (typeof mediaTypes)[MediaEnding];

/** A file in a course folder that is not a figure. */
export const MEDIA_PATH = /^media\/[a-z0-9]+(?:-[a-z0-9]+)*\.(mp4|vtt|jpg|png|webp|gif|pdf)$/;

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, "应为64位十六进制");

/** Which bytes stand under a path, and how many. */
export const MediaPointer = z.object({ sha256: Sha256, bytes: z.int().min(1) });
export type MediaPointer = z.output<typeof MediaPointer>;

/** The media of a course by path in its folder. */
export const CourseMedia = z.record(z.string().regex(MEDIA_PATH), MediaPointer);
export type CourseMedia = z.output<typeof CourseMedia>;

export const StoreMedia = z.object({
  path: z.string().regex(MEDIA_PATH, "文件名只用小写字母、数字和连字符"),
  content: z.instanceof(Uint8Array),
});

/** Far above a short video for phones; what is longer belongs on a video service. */
export const MEDIA_BYTES_MAX = 64 * 1024 * 1024;
