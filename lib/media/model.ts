/** The words of media: files beside the text, told apart by their hash. No I/O. */
import { z } from "zod";

/** What may be stored, by the ending of its name. */
export const mediaTypes = {
  mp4: "video/mp4",
  m4a: "audio/mp4",
  mp3: "audio/mpeg",
  m3u8: "application/vnd.apple.mpegurl",
  ts: "video/mp2t",
  m4s: "video/iso.segment",
  zip: "application/zip",
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
export const MEDIA_PATH =
  /^media\/[a-z0-9]+(?:-[a-z0-9]+)*\.(mp4|m4a|mp3|m3u8|ts|m4s|zip|vtt|jpg|png|webp|gif|pdf)$/;

/** A picture that a lesson shows as a figure, beside those that are drawn in its own SVG. */
export const PICTURE_PATH = /^media\/[a-z0-9]+(?:-[a-z0-9]+)*\.(png|jpg|webp|gif)$/;

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, "应为64位十六进制");

/** A stretch of speech with its seconds in the film. */
export type Cue = { from: number; to: number; text: string };

/** A piece of courseware that is started by itself; its address is relative to the package. */
const CoursewareUnit = z.object({
  id: z.string(),
  title: z.string(),
  href: z.string(),
  /** It is looked at and says nothing: done when it was opened. */
  asset: z.literal(true).optional(),
  /** What it is given to start with: its author's own words, and when it is passed. */
  given: z
    .object({
      launchData: z.string().max(64_000).optional(),
      /** SCORM 1.2: points; SCORM 2004: from -1 to 1. */
      passingScore: z.number().optional(),
      /** SCORM 2004: from 0 to 1. */
      completionThreshold: z.number().min(0).max(1).optional(),
    })
    .optional(),
});
export type CoursewareUnit = z.output<typeof CoursewareUnit>;

/** What a package of courseware (SCORM) says of itself. */
export const Courseware = z.object({
  version: z.enum(["1.2", "2004"]),
  title: z.string(),
  units: z.array(CoursewareUnit).min(1),
});
export type Courseware = z.output<typeof Courseware>;

/** Which bytes stand under a path, how many, and what was read from them. */
export const MediaPointer = z.object({
  sha256: Sha256,
  bytes: z.int().min(1),
  /** Size of a picture in pixels. */
  width: z.int().min(1).optional(),
  height: z.int().min(1).optional(),
  /** Length of a film or a recording, where its file tells. */
  seconds: z.number().positive().optional(),
  courseware: Courseware.optional(),
  /** Why a package cannot be used, in words. */
  problem: z.string().optional(),
});
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
