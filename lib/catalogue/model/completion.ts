/** When a lesson is complete, who may join a course, and what it takes to be certified. No I/O. */
import { z } from "zod";
import { Slug } from "@/lib/catalogue/model/slug";

const percent = (least: number) => z.int().min(least).max(100);

/** What a learner says by pressing the button of a lesson that asks for it. */
export const confirmations = { studied: "我已学完", informed: "我已知晓" } as const;
export type Confirmation = keyof typeof confirmations;

/**
 * What a lesson asks for beside what its kind asks for. All that is named has to be met; what is not
 * named is as usual. A film, a recording or a document keeps its own share (`requiredPercent`).
 */
export const Completion = z
  .strictObject({
    /**
     * Articles: per cent of the text that has to be on screen. Unless said it is 90, and 0 where one of
     * the three below is asked for instead.
     */
    percent: percent(0).optional(),
    /** Least active time in seconds; unless said it follows from the length of the text. */
    seconds: z.int().min(0).max(7200).optional(),
    confirm: z.enum(Object.keys(confirmations) as [Confirmation, ...Confirmation[]]).optional(),
    /** Per cent of the lesson's self-checks that have to be answered rightly, in as many tries as it takes. */
    checks: percent(1).optional(),
    /** The assignment, by its id, that has to be handed in. */
    handIn: Slug.optional(),
    /** Whether handing it in is not enough: it has to be accepted. */
    accepted: z.boolean().optional(),
  })
  .refine(({ accepted, handIn }) => !accepted || handIn, {
    path: ["accepted"],
    error: "写了 accepted，也要写 handIn：哪一份作业",
  });
export type Completion = z.output<typeof Completion>;

/** Whether people join by themselves, or only by being assigned. */
export const enrolmentModes = ["open", "assigned"] as const;
export type EnrolmentMode = (typeof enrolmentModes)[number];

/** Whether completing a course is certified: never, always, or with so many per cent in its exam. */
export const CertificateRule = z.union([
  z.enum(["none", "completion"]),
  z.strictObject({ examPercent: percent(1) }),
]);
export type CertificateRule = z.output<typeof CertificateRule>;

/** The picture of a course as its release keeps it. A figure's colours follow the page's theme. */
export type Cover =
  | { kind: "figure"; svg: string }
  /** `name` is that of its file, so that the address ends like a picture's. */
  | { kind: "picture"; sha256: string; name: string };
