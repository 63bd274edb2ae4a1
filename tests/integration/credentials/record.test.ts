/** The learning record holds one person's own, as the ledger has it. */
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { db } from "@/db/client";
import { hourCredits } from "@/db/schema/hours";
import { issueOwn } from "@/lib/credentials/commands/issue";
import { getLearningRecord } from "@/lib/credentials/queries/record";
import { recordStudy } from "@/lib/learning/commands/record-study";
import { findLedgerHash } from "@/lib/learning/queries/ledger";
import { execute } from "@/lib/platform/command";
import { held, makeGraduate, run } from "@/tests/support/certificates";
import { makeActor } from "@/tests/support/factories";

const now = new Date("2026-11-24T03:00:00Z");

it("holds courses, lessons, entries with their hashes, and certificates of one person only", async () => {
  const { learner, course, creditId } = await makeGraduate();
  const other = await makeGraduate({ course });
  const beat = { lessonId: course.first.id, session: creditId, ranges: [], position: 0 };
  await run(execute(recordStudy, learner, { ...beat, activeSeconds: 0 }, now));
  await run(execute(recordStudy, learner, { ...beat, activeSeconds: 90 }, new Date(+now + 90_000)));
  await run(execute(issueOwn, learner, {}, now));

  const record = await getLearningRecord(held(learner, "course.study"), now);
  expect(record).toMatchObject({
    format: "wushe-learning-record",
    person: { name: "田小禾" },
    courses: [
      {
        ...{ title: "虚构课程", release: 1, completedAt: "2026-11-20T02:00:00Z" },
        lessons: [
          { slug: "first", openedAt: "2026-11-24T03:00:00Z", activeSeconds: 90 },
          { slug: "second", openedAt: null, completedAt: null, activeSeconds: 0 },
        ],
        exam: { attempts: 0, best: null, passed: false },
      },
    ],
    certificates: [{ courseTitle: "虚构课程", revokedAt: null }],
  });
  const [credit] = await db.select().from(hourCredits).where(eq(hourCredits.id, creditId));
  expect(record.entries).toEqual([
    expect.objectContaining({ entryNumber: credit?.entryNumber, hash: credit?.hash, minutes: 50 }),
  ]);
  const [entry] = record.entries;
  const kept = await findLedgerHash(
    held(await makeActor("administrator", "42"), "hours.govern"),
    entry?.entryNumber ?? 0,
  );
  expect(kept).toBe(entry?.hash);
  expect(JSON.stringify(record)).not.toContain(other.creditId);
});
