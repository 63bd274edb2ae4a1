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

/** All that is stored: figures too, which are text in a course's folder and a file in the library. */
export type StoredType = MediaType | "image/svg+xml" | HandedInType;

/** What learners hand in besides. */
export type HandedInType =
  | "text/plain"
  | "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

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
  /** Size of a picture or a film in pixels. */
  width: z.int().min(1).optional(),
  height: z.int().min(1).optional(),
  /** Length of a film or a recording, where its file tells. */
  seconds: z.number().positive().optional(),
  courseware: Courseware.optional(),
  /** Why a package cannot be used, in words. */
  problem: z.string().optional(),
  /** Of a document. */
  pages: z.int().positive().optional(),
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

/** What a file is to people who look for it in the library. */
export const mediaKinds = {
  film: "视频",
  recording: "音频",
  picture: "图片",
  figure: "示意图",
  document: "文档",
  courseware: "课件包",
  captions: "字幕",
} as const;
export type MediaKind = keyof typeof mediaKinds;

/** Pictures made of a file: smaller ones of a picture, a still of a film. */
export const derivativeWidths = { w480: 480, w960: 960, w1440: 1440 } as const;
export type DerivativeRole = keyof typeof derivativeWidths | "poster";

export const assetStates = ["processing", "ready", "failed"] as const;
export type AssetState = (typeof assetStates)[number];

/** What was read from a file. `hint` is something its owner should know; it can be used all the same. */
export type MediaFacts = Pick<
  MediaPointer,
  "seconds" | "width" | "height" | "pages" | "courseware"
> & { hint?: MediaHint };

export const mediaHints = {
  no_ffmpeg: "服务器没有安装 ffmpeg，没能截取封面；请另传一张图片当封面",
  no_still: "没能从视频里截取封面，请另传一张图片当封面",
  hevc: "视频用的是 H.265 编码，很多手机放不出来，建议转成 H.264 再传",
  shrunk: "图片已缩小到适合屏幕的大小，并去掉了拍摄地点等信息",
  stripped: "已去掉图片里的拍摄地点等信息",
} as const;
export type MediaHint = keyof typeof mediaHints;

/** Why a file that was uploaded cannot be used. */
export const mediaTroubles = {
  damaged: "文件已损坏或没有传完整，打不开",
  too_many_pixels: "图片的像素太多，请缩小到6400万像素以内再传",
  two_in_one: "文件里还藏着另一个文件，没有保存",
  locked: "文档有打开密码，请去掉密码再传",
  not_courseware: "压缩包不是 SCORM 课件包",
  unsafe_figure: "SVG 里有不能用的内容，没有保存",
  bad_captions: "字幕文件读不出来",
  gave_up: "处理没有成功，请重新上传；仍不行请联系管理员",
} as const;
export type MediaTrouble = keyof typeof mediaTroubles;

/** How far an upload has come, as its store asked to remember. */
export type UploadStoreState = {
  multipart?: { id: string; tags: string[] };
  rest?: number;
  rests?: number[];
};

/** What is asked of the server before the first byte: what comes, by name, and how much of it. */
export const BeginUpload = z.object({
  name: z.string().trim().min(1, "文件没有名称").max(200, "文件名太长，最多200字"),
  length: z.int("不是字节数").min(1, "文件是空的"),
});
