/** The words of a course's outline: its modules and lessons as its cover sheet orders them. */
import { z } from "zod";
import { CoverPath, creditCategories, seriesSlugs } from "@/lib/catalogue/model";
import { enrolmentModes } from "@/lib/catalogue/model/completion";
import { Slug } from "@/lib/catalogue/model/slug";

const title = (max: number) => z.string().trim().min(1, "请写标题").max(max, `标题最多${max}个字`);
/** A place in a list, from 0; beyond the end means the end. */
const place = z.coerce.number().int().min(0).max(1000);

/** One thing that can be done to an outline. */
export const OutlineChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("add_module"), title: title(40) }),
  z.object({ kind: z.literal("name_module"), module: Slug, title: title(40) }),
  z.object({ kind: z.literal("move_module"), module: Slug, to: place }),
  z.object({ kind: z.literal("drop_module"), module: Slug }),
  z.object({ kind: z.literal("add_lesson"), module: Slug, title: title(60) }),
  z.object({ kind: z.literal("move_lesson"), lesson: Slug, module: Slug, to: place }),
  z.object({ kind: z.literal("drop_lesson"), lesson: Slug }),
]);
export type OutlineChange = z.output<typeof OutlineChange>;

const draftPlace = {
  courseSlug: Slug,
  /** The revision of the cover sheet that was looked at. */
  base: z.coerce.number().int().min(1),
};

export const ChangeOutline = z.object({ ...draftPlace, change: OutlineChange });

export const CopyLesson = z.object({ ...draftPlace, lesson: Slug });

/** `take` leaves no copy behind. */
export const SendLesson = z.object({
  ...draftPlace,
  lesson: Slug,
  to: Slug,
  take: z.stringbool({ truthy: ["yes"], falsy: ["no"] }),
});

/** An empty choice is none. */
const optional = <T extends z.ZodType>(value: T) =>
  z.preprocess((given) => (given === "" ? undefined : given), value.optional());

/** How completing a course is certified, as a form asks it. */
export const certificateChoices = ["completion", "exam", "none"] as const;
export type CertificateChoice = (typeof certificateChoices)[number];

/** What a course says of itself, as a form sends it. */
export const ChangeSheet = z.object({
  ...draftPlace,
  title: title(60),
  summary: z.string().trim().min(1, "请用一两句话说说这门课").max(300, "最多300个字"),
  audience: z.string().trim().min(1, "请写明给谁学").max(200, "最多200个字"),
  /** One a line. */
  outcomes: z
    .string()
    .transform((text) => text.split("\n").map((each) => each.trim()))
    .transform((lines) => lines.filter((each) => each !== ""))
    .pipe(
      z
        .array(z.string().max(120, "每条最多120个字"))
        .min(1, "至少写一条学完能做什么")
        .max(8, "最多8条"),
    ),
  contentAsOf: z.iso.date("日期写作 2026-11-23"),
  series: z.enum(seriesSlugs),
  cover: optional(CoverPath),
  enrolment: z.enum(enrolmentModes),
  credit: z.enum(creditCategories),
  prerequisites: z.array(Slug).max(10, "最多10门").default([]),
  certificate: z.enum(certificateChoices),
  /** Per cent of the exam that a certificate asks for, where it asks for more than passing. */
  examPercent: z.coerce
    .number("请写1到100的整数")
    .int("请写整数")
    .min(1, "最少1%")
    .max(100, "最多100%")
    .default(80),
});
export type ChangeSheet = z.output<typeof ChangeSheet>;

/** An outline as the editor shows it, however unfinished the draft is. */
export type DraftOutline = {
  modules: { id: string; title: string; lessons: string[] }[];
};
