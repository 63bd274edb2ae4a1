/** Works that people handed in or got back, made as the screens would make them. */
import { enrol, sql } from "./fixtures";

export const CASE_COURSE = "case-writing";

/** A case that was handed in by somebody new. `at` is how many seconds after the first one. */
export async function handInCase(personId: string, at = 0): Promise<string> {
  await enrol(personId, CASE_COURSE);
  const [work] = await sql<{ id: string }[]>`
    insert into submissions (course_id, paper_slug, person_id, state, number, started_at, submitted_at)
    select id, 'case', ${personId}, 'submitted', 1, now() - interval '1 day',
      now() - interval '1 hour' + ${at} * interval '1 second'
    from courses where slug = ${CASE_COURSE} returning id`;
  const id = work?.id ?? "";
  const parts = { background: `第${at + 1}位老人，很少下楼。`, reflection: "重来会先问他。" };
  await sql`
    insert into submission_versions
      (submission_id, number, release_id, paper_slug, parts, late_days, penalty_percent, submitted_at)
    select ${id}, 1, current_release_id, 'case', ${sql.json(parts)}, 0, 0, now()
    from courses where slug = ${CASE_COURSE}`;
  return id;
}

/** Gives a handed-in case its mark. */
export async function gradeCase(id: string, graderId: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`
      insert into submission_mark_changes (submission_id, number, after, cause, changed_by, changed_at)
      values (${id}, 1, 92, 'graded', ${graderId}, now())`;
    await tx`
      update submissions set state = 'graded', mark = 92, settled_at = now() where id = ${id}`;
  });
}
