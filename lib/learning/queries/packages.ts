import "server-only";
import { sqlClient } from "@/db/client";
import type { LessonWork } from "@/lib/catalogue/model";
import { type Permit, personOf } from "@/lib/platform/authority";
import { sealCapability } from "@/lib/platform/capability";
import { packagesOrigin } from "@/lib/platform/packages-host";

/** Longer than anybody studies in one go, in hours. */
const OPEN_HOURS = 12;

export type UnitState = {
  unitId: string;
  done: boolean;
  score: number | null;
  /** What the courseware keeps of the learner; it is given back when the unit is opened again. */
  cmi: Record<string, unknown>;
};

/**
 * What a learner needs to do a package: where its files are for the next hours, and how its units
 * stand. Null when the lesson is no package, or its course was not joined.
 */
export async function openPackage(
  permit: Permit<"course.study">,
  lessonId: string,
  now = new Date(),
): Promise<{ base: string; states: UnitState[] } | null> {
  const [row] = await sqlClient<{ work: LessonWork | null; states: UnitState[] }[]>`
    select rl.work, (
      select coalesce(jsonb_agg(jsonb_build_object('unitId', s.unit_id, 'done', s.done,
        'score', s.score, 'cmi', s.cmi)), '[]')
      from package_states s where s.enrolment_id = e.id and s.lesson_id = rl.lesson_id
    ) as states
    from lessons l
    join enrolments e on e.course_id = l.course_id and e.person_id = ${personOf(permit)}
    join release_lessons rl on rl.release_id = e.release_id and rl.lesson_id = l.id
    where l.id = ${lessonId}`;
  if (row?.work?.kind !== "package") return null;
  const expires = new Date(now.getTime() + OPEN_HOURS * 3_600_000);
  return {
    base: `${packagesOrigin ?? ""}/packages/${sealCapability(row.work.sha256, expires)}/`,
    states: row.states,
  };
}

/** A file of a package by its path; null when it has none. Whoever asks holds the package's capability. */
export async function getPackageFile(
  packageSha256: string,
  path: string,
): Promise<{ sha256: string; bytes: number } | null> {
  const [row] = await sqlClient<{ sha256: string; bytes: string }[]>`
    select sha256, bytes from package_files
    where package_sha256 = ${packageSha256} and path = ${path}`;
  return row ? { sha256: row.sha256, bytes: Number(row.bytes) } : null;
}
