/** What a draft's cover sheet (`course.yaml`) says, however unfinished it is, and what a form makes of it. Pure. */
import { parseDocument } from "yaml";
import { z } from "zod";
import type { ChangeSheet } from "@/lib/authoring/model/outline";
import { creditCategories, seriesSlugs } from "@/lib/catalogue/model";
import { CertificateRule, enrolmentModes } from "@/lib/catalogue/model/completion";

const UNNAMED = "未命名的课程";

const words = z.string().trim().catch("");
const SheetReading = z.object({
  title: words.transform((title) => (title === "" ? UNNAMED : title)),
  summary: words,
  audience: words,
  outcomes: z.array(z.string()).catch([]),
  contentAsOf: words,
  series: z.enum(seriesSlugs).catch("local"),
  cover: words,
  enrolment: z.enum(enrolmentModes).catch("open"),
  credit: z.enum(creditCategories).catch("professional"),
  prerequisites: z.array(z.string()).catch([]),
  certificate: CertificateRule.catch("completion"),
});
export type Sheet = z.output<typeof SheetReading>;

/** What a course says of itself by now; what is missing or cannot be read is empty. */
export function readSheet(text: string): Sheet {
  const value: unknown = parseDocument(text, { prettyErrors: false }).toJS();
  return SheetReading.parse(isEntries(value) ? value : {});
}

/** The sheet's entries as a form sets them; what goes without saying is not said (undefined). */
export function sheetEntries(
  form: Omit<ChangeSheet, "courseSlug" | "base">,
): Record<string, unknown> {
  const { title, summary, audience, outcomes, contentAsOf, series, cover } = form;
  const { enrolment, credit, prerequisites, certificate, examPercent } = form;
  return {
    ...{ title, summary, audience, outcomes, contentAsOf, series, cover },
    enrolment: enrolment === "open" ? undefined : enrolment,
    credit: credit === "professional" ? undefined : credit,
    prerequisites: prerequisites.length === 0 ? undefined : prerequisites,
    certificate:
      certificate === "completion"
        ? undefined
        : certificate === "exam"
          ? { examPercent }
          : certificate,
  };
}

function isEntries(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The course's title as its cover sheet says it by now. */
export function titleOfSheet(text: string): string {
  return readSheet(text).title;
}
