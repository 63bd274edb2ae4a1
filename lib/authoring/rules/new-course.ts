/** What a course begins with: its cover sheet and an empty sheet of questions. Pure. */
import { stringify } from "yaml";

type Beginning = {
  slug: string;
  series: string;
  title: string;
  summary: string;
  audience: string;
  /** 2026-11-23 */
  day: string;
};

/** The first files of a course's draft. It cannot be published before it has a lesson. */
export function newCourseFiles({
  slug,
  series,
  title,
  summary,
  audience,
  day,
}: Beginning): Record<string, string> {
  const sheet = { slug, title, series, summary, audience, outcomes: [], contentAsOf: day };
  return {
    "course.yaml": stringify({ ...sheet, modules: [] }, { lineWidth: 0 }),
    "questions.yaml": "[]\n",
  };
}
