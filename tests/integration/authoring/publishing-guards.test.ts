/** What the database itself refuses of a draft on its way to learners. */
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { cancelPlan, planPublishing } from "@/lib/authoring/commands/plans";
import { writeReviewNote } from "@/lib/authoring/commands/review";
import { withdrawDraft } from "@/lib/authoring/commands/submissions";
import { begin, better, change, must, submit } from "./publishing";

const submission =
  "insert into draft_submissions (course_id, source_hash, submitted_by, submitted_at, state, decided_by, decided_at) select course_id, source_hash, submitted_by, now()";
const plan =
  "insert into publish_plans (course_id, source_hash, planned_by, planned_at, publish_at, state, settled_at, trouble) select course_id, source_hash, planned_by, now()";

describe("while a draft is submitted and planned, the database refuses", () => {
  it.each([
    [
      "a second submission that is open",
      `${submission}, 'submitted', null, null from draft_submissions`,
      "draft_submissions_one_open",
    ],
    [
      "a state that does not exist",
      "update draft_submissions set state = 'lost'",
      "cannot become lost",
    ],
    [
      "another text in place of the one that was submitted",
      "update draft_submissions set note = 'x'",
      "what was submitted cannot change",
    ],
    [
      "an approval by nobody",
      "update draft_submissions set state = 'approved'",
      "draft_submissions_decided_by_somebody",
    ],
    [
      "an approval by who submitted it",
      "update draft_submissions set state = 'approved', decided_by = submitted_by, decided_at = now()",
      "draft_submissions_approved_by_another",
    ],
    [
      "a return without a reason",
      "update draft_submissions set state = 'returned', decided_by = submitted_by, decided_at = now()",
      "draft_submissions_returned_for_reasons",
    ],
    [
      "a publication that is no release",
      "update draft_submissions set state = 'published', decided_by = submitted_by, decided_at = now()",
      "draft_submissions_published_as_release",
    ],
    [
      "a release of nobody's course",
      "update draft_submissions set state = 'published', decided_by = submitted_by, decided_at = now(), release_id = gen_random_uuid()",
      "draft_submissions_release_is_of_course",
    ],
    ["the removal of a submission", "delete from draft_submissions", "append-only"],
    ["an empty note", "update review_notes set body = ' '", "review_notes_body_filled"],
    [
      "a second plan that waits",
      `${plan}, now() + interval '1 day', 'waiting', null, null from publish_plans`,
      "publish_plans_one_waiting",
    ],
    [
      "a plan for yesterday",
      `${plan}, now() - interval '1 day', 'cancelled', now(), null from publish_plans`,
      "publish_plans_ahead",
    ],
    [
      "a plan of a state that does not exist",
      "update publish_plans set state = 'lost', settled_at = now()",
      "publish_plans_state_known",
    ],
    [
      "a plan that is settled at no time",
      "update publish_plans set state = 'cancelled'",
      "publish_plans_settled",
    ],
    [
      "a plan that was published as no release",
      "update publish_plans set state = 'published', settled_at = now()",
      "publish_plans_published_as_release",
    ],
    [
      "a plan that failed for no reason",
      "update publish_plans set state = 'failed', settled_at = now()",
      "publish_plans_failed_for_a_reason",
    ],
    [
      "another time for what was planned",
      "update publish_plans set publish_at = publish_at + interval '1 day'",
      "what was planned and what is settled cannot change",
    ],
    ["the removal of a plan", "delete from publish_plans", "append-only"],
  ])("%s", async (_what, statement, because) => {
    await open();
    await expectRefusal(statement, because);
  });

  it("another word on what is settled", async () => {
    const { author, submitted, planned } = await open();
    await must(withdrawDraft, author, { submission: submitted });
    await must(cancelPlan, author, { plan: planned });
    await expectRefusal(
      "update draft_submissions set state = 'approved'",
      "withdrawn cannot become approved",
    );
    await expectRefusal("update review_notes set body = 'x'", "the review is over");
    await expectRefusal("delete from review_notes", "the review is over");
    await expectRefusal(
      "update publish_plans set state = 'waiting', settled_at = null",
      "what was planned and what is settled cannot change",
    );
  });
});

async function open() {
  const { author, reviewer, courseId } = await begin();
  const seen = await change(author, courseId, better);
  const submitted = await submit(author, seen);
  await must(writeReviewNote, reviewer, { submission: submitted, lesson: "beta", body: "好" });
  await must(planPublishing, author, { seen, publishAt: "2100-01-01T08:00" });
  const [row] = await db.execute<{ id: string }>(sql`select id from publish_plans`);
  return { author, submitted, planned: row?.id };
}

async function expectRefusal(statement: string, because: string) {
  const error = await db.execute(sql.raw(statement)).then(
    () => null,
    (reason: Error) => reason,
  );
  expect(`${error?.message} ${error?.cause}`).toContain(because);
}
