import { z } from "zod";
import { getSubmittedSource } from "@/lib/authoring/queries/course-source";
import { getDraft } from "@/lib/authoring/queries/drafts";
import { getSubmission } from "@/lib/authoring/queries/publishing";
import { getDraftExam, getReleaseSources } from "@/lib/authoring/queries/releases";
import { type Compared, changeList } from "@/lib/authoring/rules/change-list";
import { rulesOfCourse } from "@/lib/authoring/rules/course-rules";
import { textsOf } from "@/lib/authoring/rules/readiness";
import { readSheet } from "@/lib/authoring/rules/sheet";
import { listMidCourse } from "@/lib/learning/queries/mid-course";
import { outlookOf } from "@/lib/learning/rules/release-outlook";
import type { Permit } from "@/lib/platform/authority";
import { sourceHash } from "@/lib/transfer/rules/content-hash";
import { MANIFEST } from "@/lib/transfer/rules/course-paths";
import { parseCourse } from "@/lib/transfer/rules/parse-course";

const NOTHING: Compared = { files: {}, media: {}, rules: null, bank: [] };

/**
 * What was submitted, beside what learners have today; null for none within reach. Of the draft as it is
 * now only whether it is another by now.
 */
export async function lookAt(permit: Permit<"draft.read">, slug: string, asked: string) {
  const id = z.uuid().safeParse(asked).data;
  if (!id) return null;
  const [draft, submission, source, exam, mid] = await Promise.all([
    getDraft(permit, slug),
    getSubmission(permit, slug, id),
    getSubmittedSource(permit, slug, id),
    getDraftExam(permit, slug),
    listMidCourse(permit, slug),
  ]);
  if (!draft || !submission || !source) return null;
  const { course, media } = draft;
  const number = course.release?.number;
  const before = number && (await getReleaseSources(permit, slug, [number])).get(number);
  const { course: read } = parseCourse(source.files, source.media);
  return {
    ...{ course, submission, files: source.files },
    title: readSheet(source.files[MANIFEST] ?? "").title,
    open: submission.state === "submitted" || submission.state === "approved",
    stale: sourceHash(textsOf(draft.files), media) !== submission.sourceHash,
    compared: before ? number : null,
    list: changeList(before || NOTHING, { ...source, ...exam }),
    outlook: read ? outlookOf(rulesOfCourse(read), mid) : null,
  };
}
