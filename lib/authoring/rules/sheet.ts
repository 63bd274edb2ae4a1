/** What can be read of a draft's cover sheet (`course.yaml`), however unfinished it is. Pure. */
import { parseDocument } from "yaml";

const UNNAMED = "未命名的课程";

/** The course's title as its cover sheet says it by now. */
export function titleOfSheet(text: string): string {
  const title = parseDocument(text, { prettyErrors: false }).get("title");
  return typeof title === "string" && title.trim() !== "" ? title.trim() : UNNAMED;
}
