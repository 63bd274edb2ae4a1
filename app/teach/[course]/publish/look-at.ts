import { getDraft } from "@/lib/authoring/queries/drafts";
import { getPlan, listSubmissions } from "@/lib/authoring/queries/publishing";
import { getDraftExam, getReleaseSources } from "@/lib/authoring/queries/releases";
import { changeList } from "@/lib/authoring/rules/change-list";
import { rulesOfCourse } from "@/lib/authoring/rules/course-rules";
import { readinessOf, textsOf } from "@/lib/authoring/rules/readiness";
import { readSheet } from "@/lib/authoring/rules/sheet";
import { listMidCourse } from "@/lib/learning/queries/mid-course";
import { outlookOf } from "@/lib/learning/rules/release-outlook";
import type { Permit } from "@/lib/platform/authority";
import { env } from "@/lib/platform/env";
import { MANIFEST } from "@/lib/transfer/rules/course-paths";

/** All there is to know of a draft before it is published; null where there is none within reach. */
export async function lookAt(permit: Permit<"draft.read">, slug: string) {
  const [draft, submissions, plan, exam, mid] = await Promise.all([
    getDraft(permit, slug),
    listSubmissions(permit, slug),
    getPlan(permit, slug),
    getDraftExam(permit, slug),
    listMidCourse(permit, slug),
  ]);
  const sheet = draft?.files[MANIFEST];
  if (!draft || !sheet) return null;
  const { course, media } = draft;
  const files = textsOf(draft.files);
  const released = course.release?.sourceHash ?? null;
  const readiness = readinessOf(files, media, released, env.NEXTAUTH_URL);
  const number = course.release?.number;
  const before = number && (await getReleaseSources(permit, slug, [number])).get(number);
  const clean = readiness.faults.length === 0 && !readiness.same;
  const open = submissions.find(({ state }) => state === "submitted" || state === "approved");
  const agreed = open?.state === "approved" && open.sourceHash === readiness.seen;
  return {
    ...{ draft, course, files, readiness, submissions, plan, clean },
    title: readSheet(sheet.text).title,
    list: before ? changeList(before, { files, media, ...exam }) : null,
    outlook: readiness.course ? outlookOf(rulesOfCourse(readiness.course), mid) : null,
    ready: clean && (!course.reviewRequired || agreed),
  };
}
