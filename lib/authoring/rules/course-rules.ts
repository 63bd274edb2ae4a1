/** What a course that is not published yet asks of people, for comparing it with a release. Pure. */
import type { ReleaseRules } from "@/lib/learning/rules/release-effect";
import type { ParsedCourse } from "@/lib/transfer/model/course";

export function rulesOfCourse({ manifest, lessons }: ParsedCourse): ReleaseRules {
  return {
    exam: manifest.quiz?.id ?? null,
    lessons: lessons.map(({ slug, title, minutes, work, required, completion }) => ({
      ...{ slug, title, minutes, required, completion },
      kind: work?.kind ?? "article",
      file: work === null ? null : fileOf(work),
    })),
  };
}

/** The hash of what a lesson is beside its text, as a release tells it. */
function fileOf(work: NonNullable<ParsedCourse["lessons"][number]["work"]>): string | null {
  if (work.kind === "package") return work.sha256;
  return /[0-9a-f]{64}/.exec(work.src)?.[0] ?? null;
}
