/**
 * The words of the catalogue: a course as trainers write it (a draft, which is also the
 * course folder), and as learners read it (an immutable release). No I/O.
 */

import { z } from "zod";
import { quizRules } from "@/lib/assessment/model/quiz";
import type { CalloutKind } from "@/lib/catalogue/model/callout";
import { CertificateRule, Completion, enrolmentModes } from "@/lib/catalogue/model/completion";
import { Slug } from "@/lib/catalogue/model/slug";
import type { Courseware, Cue } from "@/lib/media/model";

export const lessonKinds = ["article", "video", "audio", "document", "package"] as const;
export type LessonKind = (typeof lessonKinds)[number];

/** What a lesson is called by how it is studied. */
export const lessonKindNames: Record<LessonKind, string> = {
  ...{ article: "图文", video: "视频", audio: "音频", document: "文档", package: "课件包" },
};

export { Slug };

const IsoDate = z.iso.date("日期写作 2026-11-23");
const line = (max: number) => z.string().trim().min(1, "不能为空").max(max, `最多${max}个字`);

const file = (endings: string) =>
  z
    .string()
    .regex(
      new RegExp(`^media/[a-z0-9]+(-[a-z0-9]+)*\\.(${endings})$`),
      `写作 media/名称，后缀可用 ${endings.replaceAll("|", "、")}`,
    );

/** The exam of a course, as its file says it. */
export const QuizSettings = z.strictObject({ id: Slug, title: line(40), ...quizRules });

/** 专业科目 · 公需科目: what the time of a course or a training counts as. */
export const creditCategories = ["professional", "public"] as const;
export type CreditCategory = (typeof creditCategories)[number];

/** A picture for a course's card and its page. */
export const CoverPath = file("svg|jpg|png|webp");

/** `course.yaml`: what the course is, and the order of its modules and lessons. */
export const CourseManifest = z.strictObject({
  slug: Slug,
  title: line(60),
  series: Slug,
  /** Place within the series, from 1. */
  position: z.int().min(1).max(1000).optional(),
  summary: line(300),
  audience: line(200),
  outcomes: z.array(line(120)).min(1).max(8),
  contentAsOf: IsoDate,
  cover: CoverPath.optional(),
  /** Open unless said. */
  enrolment: z.enum(enrolmentModes).optional(),
  /** Courses to be completed before this one is joined. */
  prerequisites: z.array(Slug).max(10).optional(),
  /** Completion is certified unless said. */
  certificate: CertificateRule.optional(),
  /** Professional where nothing is said. */
  credit: z.enum(creditCategories).optional(),
  modules: z
    .array(z.strictObject({ id: Slug, title: line(40), lessons: z.array(Slug).min(1).max(30) }))
    .min(1)
    .max(20),
  quiz: QuizSettings.optional(),
});
export type CourseManifest = z.output<typeof CourseManifest>;

export const FactNumber = z.string().regex(/^[A-G]\d{2}$/, "事实编号写作 A01");

const Source = z.strictObject({ document: line(160), detail: line(200).optional() });

const share = (least: number, usual: number) => z.int().min(least).max(100).default(usual);

/** A film or a recording, and how it may be watched. */
const play = {
  /** Its length in seconds, where the file does not tell. */
  seconds: z.number().min(1).max(21_600).optional(),
  /** What is said, with its times: also for those who cannot hear it or would rather read. */
  captions: file("vtt"),
  /** False: on first viewing nobody gets ahead of what was watched. */
  skipping: z.boolean().default(true),
  /** The fastest playback that counts. */
  fastest: z.union([z.literal(1), z.literal(1.25), z.literal(1.5), z.literal(2)]).default(2),
  /** After so many minutes without a touch, playback waits for a sign of life. */
  presenceMinutes: z.int().min(1).max(60).optional(),
  /** Self-checks of this lesson that stop the playback at a second, in order. */
  questions: z
    .array(z.strictObject({ at: z.number().min(0), question: Slug }))
    .max(20)
    .default([]),
  requiredPercent: share(50, 90),
};
const VideoTask = z.strictObject({
  ...play,
  src: file("mp4"),
  /** The same film in several bit rates, as a playlist (HLS). */
  playlist: file("m3u8").optional(),
  poster: file("jpg|png|webp").optional(),
});
const AudioTask = z.strictObject({ ...play, src: file("m4a|mp3") });
/** A document to be read page by page; a page counts after `secondsPerPage` on it. */
const DocumentTask = z.strictObject({
  src: file("pdf"),
  pages: z.int().min(1).max(500),
  secondsPerPage: z.int().min(1).max(600).default(10),
  requiredPercent: share(50, 100),
});
/** Courseware made elsewhere (SCORM 1.2 or 2004). */
const PackageTask = z.strictObject({ src: file("zip") });

/** The front matter of a lesson file. What it is beside text is named by one further key. */
export const LessonHead = z
  .strictObject({
    id: Slug,
    title: line(60),
    minutes: z.int().min(1).max(600),
    summary: line(120),
    objectives: z.array(line(120)).max(6).default([]),
    facts: z.array(FactNumber).default([]),
    sources: z.array(Source).default([]),
    contentAsOf: IsoDate,
    /** False: 选学. It may be studied, and nothing waits for it. */
    required: z.boolean().default(true),
    completion: Completion.optional(),
    video: VideoTask.optional(),
    audio: AudioTask.optional(),
    document: DocumentTask.optional(),
    package: PackageTask.optional(),
  })
  .refine(
    (head) => lessonKinds.filter((kind) => kind !== "article" && head[kind]).length <= 1,
    "video、audio、document、package 最多写一项",
  )
  .refine(
    ({ completion, ...head }) =>
      completion?.percent === undefined ||
      !lessonKinds.some((kind) => kind !== "article" && head[kind]),
    {
      path: ["completion", "percent"],
      error: "只有图文课时写 percent，影音和文档写 requiredPercent",
    },
  );
export type LessonHead = z.output<typeof LessonHead>;

type Playing = Omit<
  z.output<typeof VideoTask>,
  "src" | "captions" | "poster" | "playlist" | "seconds"
> & {
  seconds: number;
  /** Addresses relative to the lesson's page, as everywhere in a release. */
  src: string;
  bytes: number;
  captions: string;
  cues: Cue[];
};

/** What a lesson is beside its text, as a release keeps it: files have become addresses. */
export type LessonWork =
  | (Playing & { kind: "video"; poster?: string; playlist?: string })
  | (Playing & { kind: "audio" })
  | (z.output<typeof DocumentTask> & { kind: "document"; bytes: number })
  | { kind: "package"; sha256: string; bytes: number; courseware: Courseware };

/** What goes with a course beside its lessons, in the order in which it is offered. */
export const paperNames = {
  assignment: "实践作业",
  handout: "随身资料",
  "action-sheet": "行动清单",
} as const;
export type PaperKind = keyof typeof paperNames;
export const paperKinds = Object.keys(paperNames) as PaperKind[];

const paperHead = {
  id: Slug,
  title: line(60),
  summary: line(120),
  facts: z.array(FactNumber).default([]),
  sources: z.array(Source).default([]),
  contentAsOf: IsoDate,
};

/** One thing an assignment is marked by: `full` earns all its points, `partial` about half. */
const Criterion = z.strictObject({
  id: Slug,
  title: line(30),
  points: z.int().min(1).max(100),
  full: line(120),
  partial: line(120),
});
const Part = z.strictObject({ id: Slug, title: line(30), hint: line(120) });

/** What an assignment asks for and how it is marked. */
export const AssignmentTask = z.object({
  parts: z.array(Part).min(1).max(20),
  rubric: z.array(Criterion).min(1).max(12),
  checklist: z.array(line(80)).min(1).max(20),
});
export type AssignmentTask = z.output<typeof AssignmentTask>;

/** The front matter of a paper. */
export const PaperHead = z.discriminatedUnion("kind", [
  z.strictObject({ ...paperHead, kind: z.enum(["action-sheet", "handout"]) }),
  z.strictObject({ ...paperHead, kind: z.literal("assignment"), ...AssignmentTask.shape }),
]);
export type PaperHead = z.output<typeof PaperHead>;

/** The only classes a figure may use: colours come from the page's theme, light or dark. */
export const figureClasses = [
  ...["fig-paper", "fig-ink", "fig-muted", "fig-line"],
  ...["fig-teal", "fig-teal-soft", "fig-on-teal", "fig-line-teal"],
  ...["fig-amber", "fig-amber-soft", "fig-on-amber", "fig-line-amber"],
] as const;

/** One stretch of a lesson's text with its line in the file: a paragraph, a heading, a table row. */
export type Passage = {
  line: number;
  text: string;
  kind: "heading" | "text" | "title" | "caption" | "alternative";
  /** The call-out it stands in, and that call-out's title; null in the running text. */
  callout: { kind: CalloutKind; title: string } | null;
};

/** A rendered lesson: what publishing stores, and all that a reader's page is made from. */
export type RenderedLesson = {
  slug: string;
  moduleId: string;
  title: string;
  summary: string;
  minutes: number;
  objectives: string[];
  sources: { document: string; detail?: string | undefined }[];
  contentAsOf: string;
  /** Sanitised HTML of the body; self-checks are `<div data-check="key">` placeholders. */
  html: string;
  /** Headings of level 2, in order, with the ids they carry in `html`. */
  headings: { id: string; text: string }[];
  /** Plain text for search and for the reading-time estimate. */
  text: string;
  /** Estimated silent reading time of the text, in seconds. */
  readingSeconds: number;
  /** Keys of the self-check questions, in the order they stand in the text. */
  checks: string[];
  /** Null for an article. */
  work: LessonWork | null;
  required: boolean;
  /** Null for what its kind asks for as usual. */
  completion: Completion | null;
};

/** A rendered paper: to read on a screen and to print. */
export type RenderedPaper = Pick<
  RenderedLesson,
  "slug" | "title" | "summary" | "sources" | "contentAsOf" | "html" | "text"
> & { kind: PaperKind; task: AssignmentTask | null };

export type OutlineLesson = {
  /** Stable id of the lesson in this platform (uuid), the key of all progress. */
  id: string;
  slug: string;
  title: string;
  summary: string;
  minutes: number;
  /** Releases from before there were other kinds name none: articles. */
  kind?: LessonKind;
  /** Named only where it is 选学. */
  required?: false;
};
export type OutlineModule = { id: string; title: string; lessons: OutlineLesson[] };
export type OutlinePaper = { slug: string; kind: PaperKind; title: string; summary: string };
/** Releases from before there were papers have none. */
export type Outline = { modules: OutlineModule[]; papers?: OutlinePaper[] };

/** In the order in which they are offered: the provincial series, then what regions make themselves. */
export const seriesSlugs = ["wushe", "local"] as const;
export const seriesNames: Record<string, string> = {
  wushe: "“五社联动”系列课程",
  local: "各地课程",
};

export const CourseSlug = z.object({ courseSlug: Slug });
