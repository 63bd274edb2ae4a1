/** The database guards its own truth: what it must refuse, and that schema and migrations agree. */

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { makeCourse, makeEnrolment } from "@/tests/support/course";
import { makeActor } from "@/tests/support/factories";
import { asOwner } from "@/tests/support/owner";

it("has a migration for everything in the schema", () => {
  const folder = mkdtempSync(join(tmpdir(), "wushe-migrations-"));
  try {
    cpSync("db/migrations", join(folder, "migrations"), { recursive: true });
    const before = readdirSync(join(folder, "migrations")).length;
    execFileSync(
      "node_modules/.bin/drizzle-kit",
      [
        "generate",
        "--dialect=postgresql",
        "--schema=db/schema/index.ts",
        "--casing=snake_case",
        `--out=${folder}/migrations`,
      ],
      { stdio: "pipe" },
    );
    expect(readdirSync(join(folder, "migrations")).length).toBe(before);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

describe("the database refuses", () => {
  it.each([
    [
      "a region outside its parent",
      "insert into regions values ('4305', '虚构市', 'prefecture', '42')",
      "regions_child_of_parent",
    ],
    [
      "a person nobody can address",
      "insert into people (name, region_code) values ('田小禾', '420106')",
      "people_can_be_addressed",
    ],
    [
      "a password in the clear",
      "update people set password_hash = '123456'",
      "people_password_hashed",
    ],
    [
      "a role without a scope",
      "insert into role_grants (person_id, role) select id, 'manager' from people",
      "role_grants_one_scope",
    ],
    [
      "a role that does not exist",
      "insert into role_grants (person_id, role, region_code) select id, 'king', '42' from people",
      "role_grants_role_known",
    ],
    ["a change to a release", "update releases set title = '改'", "append-only"],
    ["the removal of a release's lesson", "delete from release_lessons", "append-only"],
    [
      "an assignment that asks for nothing",
      "insert into release_papers (release_id, slug, position, kind, title, summary, sources, content_as_of, html, search_text) select id, 'plan', 1, 'assignment', 'x', 'x', '[]', '2026-11-23', '<p>x</p>', 'x' from releases",
      "release_papers_assignment_has_task",
    ],
    [
      "a release that shows a file nobody stored",
      "insert into release_media (release_id, path, sha256) select id, 'media/a.pdf', repeat('0', 64) from releases",
      "release_media_sha256_media_files_sha256_fk",
    ],
    [
      "a file of a kind that is not stored",
      "insert into media_files (sha256, bytes, type, stored_at) values (repeat('0', 64), 1, 'text/html', now())",
      "media_files_type_known",
    ],
    [
      "an upload with more bytes than were said",
      "insert into media_uploads (owner_id, name, length, received, created_at, expires_at) select id, 'a.mp4', 10, 11, now(), now() from people",
      "media_uploads_received_within",
    ],
    [
      "an upload that is done before it is whole",
      "with a as (insert into media_assets (owner_id, name, type, source_sha256, source_bytes, uploaded_at) select id, 'a.mp4', 'video/mp4', repeat('0', 64), 10, now() from people limit 1 returning id, owner_id) insert into media_uploads (owner_id, name, length, received, asset_id, created_at, expires_at) select owner_id, 'a.mp4', 10, 9, id, now(), now() from a",
      "media_uploads_whole_when_done",
    ],
    [
      "a file in the library that is ready without being stored",
      "insert into media_assets (owner_id, name, type, source_sha256, source_bytes, uploaded_at, state) select id, 'a.mp4', 'video/mp4', repeat('0', 64), 10, now(), 'ready' from people",
      "media_assets_ready_has_file",
    ],
    [
      "a file that failed for no reason",
      "insert into media_assets (owner_id, name, type, source_sha256, source_bytes, uploaded_at, state) select id, 'a.mp4', 'video/mp4', repeat('0', 64), 10, now(), 'failed' from people",
      "media_assets_failed_has_trouble",
    ],
    [
      "a smaller picture of no known size",
      "insert into media_derivatives values (repeat('0', 64), 'w9', repeat('0', 64), 1, 1, 1)",
      "media_derivatives_role_known",
    ],
    [
      "a quiz that draws nothing",
      "insert into quizzes (course_id, release_id, slug, title, pass_percent, minutes_allowed, attempts_allowed, cool_down_minutes, draw) select course_id, id, 'other', 'x', 80, 60, 5, 0, 0 from releases",
      "quizzes_draw_positive",
    ],
    [
      "a role in a course's team that does not exist",
      "insert into course_team (course_id, person_id, role) select c.id, p.id, 'king' from courses c, people p",
      "course_team_role_known",
    ],
    [
      "a file of a draft outside the course's folder",
      "insert into draft_files (course_id, path, text, revision, updated_at) select id, '../x.md', 'x', 1, now() from courses",
      "draft_files_path_shape",
    ],
    [
      "a file of a draft that nobody stored",
      "insert into draft_media (course_id, path, sha256, pointer) select id, 'media/a.pdf', repeat('0', 64), json_build_object('sha256', repeat('0', 64))::jsonb from courses",
      "draft_media_file_is_stored",
    ],
    [
      "a question without a word",
      "insert into discussion_questions (course_id, lesson_id, person_id, text, asked_at) select l.course_id, l.id, p.id, '', now() from lessons l, people p",
      "discussion_questions_length",
    ],
    [
      "a question under another course's lesson",
      "insert into discussion_questions (course_id, lesson_id, person_id, text, asked_at) select gen_random_uuid(), l.id, p.id, '问', now() from lessons l, people p",
      "discussion_questions_lesson_is_of_course",
    ],
    [
      "an announcement without a title",
      "insert into announcements (course_id, person_id, key, title, text, sent_at) select c.id, p.id, gen_random_uuid(), '', '文', now() from courses c, people p",
      "announcements_title_length",
    ],
    [
      "a course of a region that does not exist",
      "update courses set region_code = '99'",
      "courses_region_code_regions_code_fk",
    ],
    ["a change to a question as worded", "update question_versions set stem = '改'", "append-only"],
    [
      "another course's release in an enrolment",
      "update enrolments set release_id = gen_random_uuid()",
      "enrolments_release_is_of_course",
    ],
    [
      "a second enrolment in a course",
      "insert into enrolments (person_id, course_id, release_id, kind, enrolled_at) select person_id, course_id, release_id, 'self', now() from enrolments",
      "enrolments_once",
    ],
    [
      "reading beyond the text",
      "update lesson_progress set ranges = '{[0,10001)}'",
      "lesson_progress_within_text",
    ],
    [
      "more study time than passed",
      "update lesson_progress set active_seconds = 86400",
      "lesson_progress_seconds_are_real",
    ],
    [
      "a deed that nobody can do",
      "insert into lesson_deeds (person_id, lesson_id, deed, at) select p.id, l.id, 'slept', now() from people p, lessons l",
      "lesson_deeds_deed_known",
    ],
    [
      "a credit of nothing",
      "insert into hour_credits (person_id, source, category, minutes, earned_on, title, created_at) select id, 'manual', 'public', 0, now(), 'x', now() from people",
      "hour_credits_only_corrections_take",
    ],
    [
      "two open attempts",
      "insert into attempts (quiz_id, person_id, number, paper, opened_at, closes_at, total) select q.id, p.id, n, '{}', now(), now() + interval '1 hour', 5 from quizzes q, people p, generate_series(1, 2) n",
      "attempts_one_open",
    ],
    [
      "an ended attempt without a grade",
      "insert into attempts (quiz_id, person_id, number, state, paper, opened_at, closes_at, total) select q.id, p.id, 1, 'submitted', '{}', now(), now() + interval '1 hour', 5 from quizzes q, people p",
      "attempts_ended_is_graded",
    ],
  ])("%s", async (_what, statement, because) => {
    const learner = await makeActor();
    const course = await makeCourse();
    const enrolment = await makeEnrolment(learner.personId, course);
    await db.execute(sql`insert into lesson_progress (enrolment_id, lesson_id, course_id, position_at, opened_at, seen_at)
      values (${enrolment.id}, ${course.first.id}, ${course.courseId}, now(), now(), now())`);

    const error = await db.execute(sql.raw(statement)).then(
      () => null,
      (reason: Error) => reason,
    );

    expect(`${error?.message} ${error?.cause}`).toContain(because);
  });

  it("any rewriting of the audit log and of the ledger", async () => {
    const learner = await makeActor();
    await db.execute(
      sql`insert into audit_entries (at, person_id, action, subject) values (now(), ${learner.personId}, 'test.act', 'test:1')`,
    );
    await db.execute(sql`insert into hour_credits (person_id, source, category, minutes, earned_on, title, created_at)
      values (${learner.personId}, 'manual', 'public', 45, now(), '线下培训', now())`);
    await db.execute(
      sql`insert into place_changes (at, region_code, kind) values (now(), '42', 'closed')`,
    );
    for (const statement of [
      "update audit_entries set subject = 'x:1'",
      "delete from audit_entries",
      "update hour_credits set minutes = 900",
      "delete from hour_credits",
      "update place_changes set became = 'x'",
      "delete from place_changes",
    ]) {
      await expect(asOwner(sql.raw(statement)), statement).rejects.toMatchObject({
        cause: { message: expect.stringContaining("append-only") },
      });
    }
  });

  it("the application any right to the audit log but to read it and to add to it", async () => {
    for (const statement of [
      "update audit_entries set detail = null",
      "delete from audit_entries",
      "truncate audit_entries",
      "alter table audit_entries disable trigger user",
      "drop table audit_entries",
    ]) {
      await expect(db.execute(sql.raw(statement)), statement).rejects.toMatchObject({
        cause: { message: expect.stringMatching(/permission denied|must be owner/) },
      });
    }
  });
});
