/** Under which names what is imported stands in a course. Pure. */
import { parseDocument } from "yaml";
import { lessonIdOf } from "@/lib/transfer/rules/course-paths";

/** The sheet of a course under another address; only that line changes. */
export function withSlug(sheet: string, slug: string): string {
  const line = /^slug:.*$/m;
  return line.test(sheet) ? sheet.replace(line, `slug: ${slug}`) : `slug: ${slug}\n${sheet}`;
}

/** What a sheet says a course's address is; null for none, or one that cannot be. */
export function slugOf(sheet: string): string | null {
  const slug = parseDocument(sheet, { prettyErrors: false }).get("slug");
  return typeof slug === "string" && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug.length <= 60
    ? slug
    : null;
}

/** Names for new lessons after those that are there; the number only sorts. */
export function lessonPaths(taken: readonly string[], ids: readonly string[]): string[] {
  const numbers = taken
    .filter((path) => lessonIdOf(path) !== null)
    .map((path) => Number(path.slice("lessons/".length, "lessons/".length + 2)));
  const last = Math.max(0, ...numbers);
  return ids.map((id, index) => {
    const number = String(Math.min(99, last + index + 1)).padStart(2, "0");
    return `lessons/${number}-${id}.md`;
  });
}
