/** Writing, handing in, grading: what is kept, what is refused, and who is told. */
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { messages } from "@/db/schema/messaging";
import {
  submissionParts,
  submissions,
  submissionVersions,
} from "@/db/schema/submissions/assignments";
import { submissionGradings, submissionMarkChanges } from "@/db/schema/submissions/gradings";
import { type Actor, permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import {
  arrangeAssignment,
  gradeSubmission,
  returnSubmission,
} from "@/lib/submissions/commands/grade";
import { handIn, savePart, startSubmission } from "@/lib/submissions/commands/write";
import { getSubmissionToGrade } from "@/lib/submissions/queries/grading";
import { listSubmissions } from "@/lib/submissions/queries/queue";
import { makeActor } from "@/tests/support/factories";
import { race } from "@/tests/support/race";
import {
  edit,
  makeAssignment,
  makeHandedIn,
  makeWork,
  now,
  OTHER_PAGE,
  whole,
  write,
} from "./work";

const marks = (...points: number[]) => points.map((given) => ({ points: given, comment: "" }));
const graded = (submissionId: string, ...points: number[]) => ({
  ...{ submissionId, number: 1, marks: marks(...points), overall: "写得实" },
});
const workOf = async (id: string) =>
  (await db.select().from(submissions).where(eq(submissions.id, id)))[0];

describe("writing", () => {
  it("keeps a part once, however often it is sent, and takes no older edit of the same page", async () => {
    const { learner, id } = await makeWork(await makeAssignment());
    const first = await execute(savePart, learner, edit(id), now);
    const second = await execute(savePart, learner, edit(id, { text: "改过", sequence: 2 }), now);
    const repeated = await execute(savePart, learner, edit(id), now);
    expect([first, second, repeated]).toMatchObject([
      { ok: true, value: { revision: 1, conflict: null } },
      { ok: true, value: { revision: 2, conflict: null } },
      { ok: true, value: { revision: 2, conflict: null } },
    ]);
    expect(await db.select().from(submissionParts)).toMatchObject([{ text: "改过", revision: 2 }]);
  });

  it("tells a page what another one wrote, and keeps that", async () => {
    const { learner, id } = await makeWork(await makeAssignment());
    await execute(savePart, learner, edit(id), now);
    const other = edit(id, { writer: OTHER_PAGE, text: "另一页写的" });
    expect(await execute(savePart, learner, other, now)).toMatchObject({
      ok: true,
      value: { revision: 1, conflict: "她一周下楼三次" },
    });
    const known = await execute(savePart, learner, { ...other, base: 1, sequence: 2 }, now);
    expect(known).toMatchObject({ ok: true, value: { revision: 2, conflict: null } });
  });

  it("lets one of two pages through that write the same part at once", async () => {
    const { learner, id } = await makeWork(await makeAssignment());
    const answers = await race(
      (tx) => tx.execute(sql`select from submissions where id = ${id} for update`),
      [
        () => execute(savePart, learner, edit(id), now),
        () => execute(savePart, learner, edit(id, { writer: OTHER_PAGE, text: "另一页" }), now),
      ],
    );
    const conflicts = answers.filter((answer) => answer.ok && answer.value.conflict !== null);
    expect(conflicts).toHaveLength(1);
  });

  it("is nobody else's to touch, and needs the course to be joined", async () => {
    const course = await makeAssignment();
    const { id } = await makeWork(course);
    const stranger = await makeActor();
    const refused = { ok: false, refusal: { code: "not_found" } };
    expect(await execute(savePart, stranger, edit(id), now)).toMatchObject(refused);
    const start = { courseSlug: course.slug, paperSlug: "case" };
    expect(await execute(startSubmission, stranger, start, now)).toMatchObject(refused);
  });
});

describe("handing in", () => {
  it("makes one version, however often it is pressed, and at once", async () => {
    const { learner, id } = await makeWork(await makeAssignment());
    await write(learner, id);
    const answers = await race(
      (tx) => tx.execute(sql`select from submissions where id = ${id} for update`),
      [
        () => execute(handIn, learner, whole(id), now),
        () => execute(handIn, learner, whole(id), now),
      ],
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await db.select().from(submissionVersions)).toMatchObject([
      { number: 1, parts: { background: "她一周下楼三次" }, penaltyPercent: 0 },
    ]);
    const late = await execute(savePart, learner, edit(id, { sequence: 9 }), now);
    expect(late).toMatchObject({ ok: false, refusal: { code: "submission.handed_in" } });
  });

  it("asks for every part, every tick, and what was read last", async () => {
    const { learner, id } = await makeWork(await makeAssignment());
    const code = async (input: object) => {
      const result = await execute(handIn, learner, input, now);
      return result.ok ? "ok" : result.refusal.code;
    };
    expect(await code({ ...whole(id), revisions: {} })).toBe("submission.empty");
    await write(learner, id);
    expect(await code({ ...whole(id), ticked: [] })).toBe("submission.checklist");
    expect(await code({ ...whole(id), revisions: { background: 1 } })).toBe("submission.changed");
    expect(await code(whole(id))).toBe("ok");
  });

  it("keeps to the arranged times by the server's clock", async () => {
    const course = await makeAssignment();
    const author: Actor = {
      ...(await makeActor()),
      grants: [{ role: "author", courseId: course.courseId }],
    };
    const arranged = await execute(arrangeAssignment, author, {
      ...{ courseSlug: course.slug, paperSlug: "case" },
      ...{ dueAt: "2026-05-01T08:00", lateUntil: "2026-05-03T08:00", latePercent: "10" },
    });
    expect(arranged.ok).toBe(true);
    // 09:00 in China: an hour late.
    const { id } = await makeHandedIn(course);
    expect(await db.select().from(submissionVersions)).toMatchObject([
      { lateDays: 1, penaltyPercent: 10 },
    ]);
    await execute(gradeSubmission, author, graded(id, 20, 10), now);
    expect(await workOf(id)).toMatchObject({ mark: 27 });

    const { learner, id: tardy } = await makeWork(course);
    await write(learner, tardy);
    const closed = await execute(handIn, learner, whole(tardy), new Date("2026-05-04T00:00:00Z"));
    expect(closed).toMatchObject({ ok: false, refusal: { code: "submission.closed" } });
  });
});

describe("grading", () => {
  it("settles the mark, tells the learner, and changes it only with a reason", async () => {
    const { learner, id } = await makeHandedIn(await makeAssignment());
    const grader = await makeActor("expert", "42");
    await execute(gradeSubmission, grader, graded(id, 15, 7), now);
    expect(await workOf(id)).toMatchObject({ state: "graded", mark: 22 });
    const silent = await execute(gradeSubmission, grader, graded(id, 20, 7), now);
    expect(silent).toMatchObject({ ok: false, refusal: { code: "grade.settled" } });
    const explained = { ...graded(id, 20, 7), reason: "看漏了一段" };
    await execute(gradeSubmission, grader, explained, now);
    expect(await workOf(id)).toMatchObject({ mark: 27 });
    expect(await db.select().from(submissionMarkChanges)).toMatchObject([
      { before: null, after: 22, cause: "graded" },
      { before: 22, after: 27, cause: "revised", reason: "看漏了一段" },
    ]);
    const told = await db.select().from(messages).where(eq(messages.personId, learner.personId));
    expect(told.map(({ kind }) => kind)).toEqual(["assignment", "assignment"]);
  });

  it("takes a third grader where two differ beyond the share", async () => {
    const course = await makeAssignment();
    const { id } = await makeHandedIn(course);
    const admin = await makeActor("administrator", "42");
    await execute(arrangeAssignment, admin, {
      ...{ courseSlug: course.slug, paperSlug: "case", markers: 2, blind: "on" },
    });
    const graders = await Promise.all([1, 2, 3].map(() => makeActor("expert", "42")));
    const given = [
      [20, 10],
      [5, 5],
      [15, 6],
    ];
    const after: (number | null | undefined)[] = [];
    for (const [at, grader] of graders.entries()) {
      const later = new Date(now.getTime() + at);
      await execute(gradeSubmission, grader, graded(id, ...(given[at] ?? [])), later);
      after.push((await workOf(id))?.mark);
    }
    expect(after).toEqual([null, null, 21]);
    const allowed = permit(admin, "submission.grade");
    if (!allowed) throw new Error("no permit");
    const place = { courseSlug: course.slug, paperSlug: "case", id };
    expect(await getSubmissionToGrade(allowed, place)).toMatchObject({ name: null, gradedBy: 3 });
  });

  it("gives back with what to change; the old version stays and the next is graded anew", async () => {
    const { learner, id } = await makeHandedIn(await makeAssignment());
    const grader = await makeActor("expert", "42");
    const back = { submissionId: id, number: 1, what: "成效再写凭据" };
    expect((await execute(returnSubmission, grader, back, now)).ok).toBe(true);
    await execute(savePart, learner, edit(id, { text: "补了凭据", base: 1, sequence: 5 }), now);
    const again = { ...whole(id, 2), revisions: { background: 2, outcome: 1 } };
    expect((await execute(handIn, learner, again, now)).ok).toBe(true);
    const unread = await execute(gradeSubmission, grader, graded(id, 1, 1), now);
    expect(unread).toMatchObject({ ok: false, refusal: { code: "submission.other_version" } });
    const versions = await db.select().from(submissionVersions);
    expect(versions.map(({ parts }) => parts.background)).toEqual(["她一周下楼三次", "补了凭据"]);
  });

  it("is for others within reach: not one's own work, not another city's", async () => {
    const course = await makeAssignment();
    const { learner, id } = await makeHandedIn(course);
    const both: Actor = {
      ...learner,
      grants: [...learner.grants, { role: "author", courseId: course.courseId }],
    };
    const own = await execute(gradeSubmission, both, graded(id, 1, 1), now);
    expect(own).toMatchObject({ ok: false, refusal: { code: "grade.own" } });
    const far = await makeActor("expert", "4205");
    const away = await execute(gradeSubmission, far, graded(id, 1, 1), now);
    expect(away).toMatchObject({ ok: false, refusal: { code: "not_found" } });
    const allowed = permit(far, "submission.grade");
    if (!allowed) throw new Error("no permit");
    const place = { courseId: course.courseId, paperSlug: "case" };
    expect(await listSubmissions(allowed, place, false)).toEqual([]);
  });

  it("keeps both graders' marks when two grade at once, and settles once", async () => {
    const course = await makeAssignment();
    const { id } = await makeHandedIn(course);
    const [one, other] = [await makeActor("expert", "42"), await makeActor("expert", "42")];
    const answers = await race(
      (tx) => tx.execute(sql`select from submissions where id = ${id} for update`),
      [one, other].map((grader) => () => execute(gradeSubmission, grader, graded(id, 15, 7), now)),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await db.select().from(submissionGradings)).toHaveLength(1);
    expect(await db.select().from(submissionMarkChanges)).toHaveLength(1);
  });
});

describe("the database refuses", () => {
  it.each([
    [
      "a change to what was handed in",
      "update submission_versions set late_days = 3",
      "append-only",
    ],
    ["its removal", "delete from submission_versions", "append-only"],
    [
      "the removal of a file that was handed in",
      `insert into media_files values (repeat('a', 64), 1, 'text/plain', now(), null);
        insert into submission_version_files
        select id, 1, repeat('a', 64), '附件.txt', null from submissions;
        delete from submission_version_files`,
      "append-only",
    ],
    [
      "a file without a name",
      `insert into media_files values (repeat('b', 64), 1, 'text/plain', now(), null);
        insert into submission_files select id, repeat('b', 64), ' ', '[]', null, now() from submissions`,
      "submission_files_name_given",
    ],
    ["the removal of a work", "delete from submissions", "append-only"],
    [
      "a mark without its reason",
      "update submissions set state = 'graded', mark = 30, settled_at = now()",
      "beside its reason",
    ],
    [
      "somebody else's name on a work",
      "update submissions set person_id = gen_random_uuid()",
      "whose work it is",
    ],
    [
      "marks for one's own work",
      "insert into submission_gradings select id, 1, person_id, '[]', 1, '', now() from submissions",
      "their own work",
    ],
    [
      "a second work of one person",
      "insert into submissions (course_id, paper_slug, person_id, started_at) select course_id, paper_slug, person_id, now() from submissions",
      "submissions_once",
    ],
    ["a state that is not so", "update submissions set state = 'draft'", "submissions_state_is_so"],
    [
      "late work before it is due",
      "insert into assignment_settings select course_id, 'x', null, null, now(), 0, 1, 20, false, 60, now(), null from submissions",
      "assignment_settings_late_after_due",
    ],
  ])("%s", async (_what, statement, because) => {
    await makeHandedIn(await makeAssignment());
    const error = await db.execute(sql.raw(statement)).then(
      () => null,
      (reason: Error) => reason,
    );
    expect(`${error?.message} ${error?.cause}`).toContain(because);
  });
});
