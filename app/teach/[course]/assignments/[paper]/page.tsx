import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PageFrame } from "@/components/shell/page-frame";
import { AgreementPanel } from "@/components/submissions/agreement-panel";
import { ArrangeForm } from "@/components/submissions/arrange-form";
import { QueueList } from "@/components/submissions/queue-list";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { optionalPermit, pagePermit } from "@/lib/platform/session";
import { getAssignment } from "@/lib/submissions/queries/assignments";
import { listDoubleGradings } from "@/lib/submissions/queries/grading";
import { listSubmissions } from "@/lib/submissions/queries/queue";
import { agreementOf } from "@/lib/submissions/rules/agreement";

export const metadata: Metadata = { title: "作业" };

/** One assignment: what was handed in, how it is arranged, how far graders agree. */
export default async function AssignmentQueuePage({
  params,
}: PageProps<"/teach/[course]/assignments/[paper]">) {
  const { course, paper } = await params;
  const list = `/teach/${course}/assignments`;
  const here = `${list}/${paper}`;
  const permit = await pagePermit("submission.grade", here);
  const [assignment, arranging] = await Promise.all([
    getAssignment(permit, course, paper),
    optionalPermit("assignment.arrange"),
  ]);
  if (!assignment) notFound();
  const { settings, task, title, courseTitle } = assignment;
  const [works, doubly] = await Promise.all([
    listSubmissions(permit, assignment, settings.blind),
    arranging ? listDoubleGradings(permit, assignment) : [],
  ]);
  const agreement = agreementOf(doubly, task.rubric);
  const first = works.find(({ mine }) => mine);
  return (
    <PageFrame>
      <PageHeader
        title={title}
        eyebrow={<Link href={list as Route}>{courseTitle} · 作业</Link>}
        actions={first && <ButtonLink href={`${here}/${first.id}`}>开始评阅</ButtonLink>}
      >
        {works.filter(({ mine }) => mine).length}份等您评。
      </PageHeader>
      {works.length === 0 ? (
        <EmptyState title="还没有人交">学员提交以后，会出现在这里。</EmptyState>
      ) : (
        <QueueList here={here} works={works} />
      )}
      {agreement && <AgreementPanel agreement={agreement} />}
      {arranging && (
        <details className="rounded-large border border-line bg-surface p-4 sm:p-5">
          <summary className="min-h-target cursor-pointer py-1.5 font-semibold">作业安排</summary>
          <ArrangeForm courseSlug={course} paperSlug={paper} settings={settings} />
        </details>
      )}
    </PageFrame>
  );
}
