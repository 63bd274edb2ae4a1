/** What a work gives away is decided before it is handed in, and the decisions go with it; files too. */
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import {
  submissionFiles,
  submissionVersionFiles,
  submissionVersions,
} from "@/db/schema/submissions/assignments";
import { permit } from "@/lib/platform/authority";
import { execute } from "@/lib/platform/command";
import { addFile, removeFile } from "@/lib/submissions/commands/files";
import { handIn, savePart } from "@/lib/submissions/commands/write";
import { getSubmissionToGrade } from "@/lib/submissions/queries/grading";
import { makeActor } from "@/tests/support/factories";
import { arranged, edit, makeAssignment, makeWork, now, whole, write } from "./work";

const PHONE = "13871234567";
const bytes = (text: string) => new TextEncoder().encode(text);
const kept = { place: "background", kind: "phone", text: PHONE, choice: "fictional" };
const withPhone = (id: string) =>
  edit(id, { base: 1, sequence: 9, text: `她的电话是${PHONE}，一周下楼三次。` });
const revised = (id: string) => ({ ...whole(id), revisions: { background: 2, outcome: 1 } });

describe("what the text gives away", () => {
  it("is not handed in before it is decided, and the decision is kept with the version", async () => {
    const { learner, id } = await makeWork(await makeAssignment());
    await write(learner, id);
    await execute(savePart, learner, withPhone(id), now);
    const open = await execute(handIn, learner, revised(id), now);
    expect(open).toMatchObject({ ok: false, refusal: { code: "submission.undecided" } });
    const elsewhere = { ...kept, place: "outcome" };
    const other = await execute(handIn, learner, { ...revised(id), decisions: [elsewhere] }, now);
    expect(other).toMatchObject({ ok: false, refusal: { code: "submission.undecided" } });

    const decisions = [
      kept,
      { ...kept, text: "没有的" },
      { ...kept, choice: "replaced", text: "某号" },
    ];
    expect((await execute(handIn, learner, { ...revised(id), decisions }, now)).ok).toBe(true);
    const [version] = await db.select().from(submissionVersions);
    expect(version?.decisions).toEqual([kept, { ...kept, choice: "replaced", text: "某号" }]);
  });
});

describe("a file beside the text", () => {
  it("is read, and what it gives away is decided like the rest", async () => {
    const { learner, id } = await makeWork(await makeAssignment());
    await write(learner, id);
    const file = { submissionId: id, name: "记录.txt", content: bytes(`电话${PHONE}`) };
    const added = await execute(addFile, learner, file, now);
    if (!added.ok) throw new Error(added.refusal.code);
    const { sha256, findings, unread } = added.value;
    expect([findings.map(({ kind, text }) => [kind, text]), unread]).toEqual([
      [["phone", PHONE]],
      null,
    ]);

    const unseen = await execute(handIn, learner, whole(id), now);
    expect(unseen).toMatchObject({ ok: false, refusal: { code: "submission.changed" } });
    const seen = { ...whole(id), files: [sha256] };
    const open = await execute(handIn, learner, seen, now);
    expect(open).toMatchObject({ ok: false, refusal: { code: "submission.undecided" } });
    const decisions = [{ ...kept, place: sha256 }];
    expect((await execute(handIn, learner, { ...seen, decisions }, now)).ok).toBe(true);
    expect(await db.select().from(submissionVersionFiles)).toMatchObject([
      { sha256, name: "记录.txt", unread: null },
    ]);
    const late = await execute(removeFile, learner, { submissionId: id, sha256 }, now);
    expect(late).toMatchObject({ ok: false, refusal: { code: "submission.handed_in" } });
  });

  it("says why nobody could read it", async () => {
    const { learner, id } = await makeWork(await makeAssignment());
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    const added = await execute(
      addFile,
      learner,
      { submissionId: id, name: "照片.png", content: new Uint8Array(png) },
      now,
    );
    expect(added).toMatchObject({ ok: true, value: { findings: [], unread: "unsupported" } });
  });

  it("is refused when it is of another kind, one too many, or somebody else's", async () => {
    const { learner, id } = await makeWork(await makeAssignment());
    const put = (name: string, content: Uint8Array, by = learner) =>
      execute(addFile, by, { submissionId: id, name, content }, now);
    expect(await put("程序.txt", new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]))).toMatchObject({
      refusal: { code: "submission.file_type" },
    });
    expect(await put("a.txt", bytes("别人的"), await makeActor())).toMatchObject({
      refusal: { code: "not_found" },
    });
    for (let at = 0; at < 5; at += 1) {
      expect((await put(`${at}.txt`, bytes(`第${at}份`))).ok).toBe(true);
    }
    expect(await put("5.txt", bytes("第6份"))).toMatchObject({
      refusal: { code: "submission.files_many" },
    });
    expect((await put("0.txt", bytes("第0份"))).ok).toBe(true);
    const [first] = await db.select().from(submissionFiles);
    await execute(removeFile, learner, { submissionId: id, sha256: first?.sha256 }, now);
    expect(await db.select().from(submissionFiles)).toHaveLength(4);
  });

  it("is seen by graders within reach, without its name where grading is blind", async () => {
    const course = await makeAssignment();
    const { learner, id } = await makeWork(course);
    await write(learner, id);
    const file = { submissionId: id, name: "田小禾.txt", content: bytes("一周三次") };
    const added = await execute(addFile, learner, file, now);
    const sha256 = added.ok ? added.value.sha256 : "";
    const decided = (added.ok ? added.value.findings : []).map(({ kind, text }) => ({
      ...{ place: sha256, kind, text, choice: "fictional" },
    }));
    await execute(handIn, learner, { ...whole(id), files: [sha256], decisions: decided }, now);
    const grader = await makeActor("expert", "42");
    await arranged(course.courseId, { blind: true });
    const place = { courseSlug: course.slug, paperSlug: "case", id };
    const read = async (who: Awaited<ReturnType<typeof makeActor>>) => {
      const allowed = permit(who, "submission.grade");
      return allowed && (await getSubmissionToGrade(allowed, place))?.files;
    };
    expect(await read(grader)).toMatchObject([{ sha256, name: "附件1.txt" }]);
    expect(await read(await makeActor("expert", "4205"))).toBeUndefined();
    await db.delete(submissionFiles).where(eq(submissionFiles.submissionId, id));
  });
});
