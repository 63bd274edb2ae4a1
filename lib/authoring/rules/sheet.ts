/** What can be read of a draft's cover sheet (`course.yaml`), however unfinished it is. Pure. */
import { parseDocument } from "yaml";
import { z } from "zod";

const UNNAMED = "未命名的课程";

const words = z.string().trim().catch("");
const SheetReading = z.object({
  title: words.transform((title) => (title === "" ? UNNAMED : title)),
  summary: words,
  audience: words,
  outcomes: z.array(z.string()).catch([]),
  contentAsOf: words,
});
export type Sheet = z.output<typeof SheetReading>;

/** What a course says of itself by now; what is missing or cannot be read is empty. */
export function readSheet(text: string): Sheet {
  const value: unknown = parseDocument(text, { prettyErrors: false }).toJS();
  return SheetReading.parse(isEntries(value) ? value : {});
}

function isEntries(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The course's title as its cover sheet says it by now. */
export function titleOfSheet(text: string): string {
  return readSheet(text).title;
}
