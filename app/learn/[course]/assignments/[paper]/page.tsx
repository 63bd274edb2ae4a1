import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { signedAddress } from "@/app/signed-address";
import { PageFrame } from "@/components/shell/page-frame";
import { FileLinks } from "@/components/submissions/file-links";
import { HandedIn } from "@/components/submissions/handed-in";
import { StartForm } from "@/components/submissions/start-form";
import { WindowLine } from "@/components/submissions/window-line";
import { WritingDesk } from "@/components/submissions/writing-desk";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { pagePermit } from "@/lib/platform/session";
import { getOwnAssignment } from "@/lib/submissions/queries/assignments";
import { rubricTotal } from "@/lib/submissions/rules/marking";
import { handInWindow } from "@/lib/submissions/rules/window";

export const metadata: Metadata = { title: "实践作业" };

/** One's own assignment: written, handed in, graded. */
export default async function AssignmentPage({
  params,
}: PageProps<"/learn/[course]/assignments/[paper]">) {
  const { course, paper } = await params;
  const here = `/learn/${course}/assignments/${paper}`;
  const permit = await pagePermit("course.study", here);
  const assignment = await getOwnAssignment(permit, course, paper);
  if (!assignment) notFound();
  const { title, summary, courseTitle, task, settings, submission } = assignment;
  const writing = submission?.state === "draft" || submission?.state === "returned";
  const least = rubricTotal(task.rubric) * settings.acceptPercent;

  return (
    <PageFrame width="text">
      <PageHeader title={title} eyebrow={`${courseTitle} · 实践作业`}>
        {summary}
      </PageHeader>
      <a href={`/learn/${course}/papers/${paper}`} className="link self-start">
        看作业要求和评分表
      </a>
      {(!submission || submission.state === "draft") && (
        <WindowLine window={handInWindow(settings, new Date())} />
      )}
      {!submission && <StartForm courseSlug={course} paperSlug={paper} />}
      {submission?.returned && (
        <Notice tone="info" title="已退回修改，改好再交一次">
          <span className="whitespace-pre-line">{submission.returned}</span>
        </Notice>
      )}
      {submission && writing && (
        <WritingDesk
          key={`${submission.id} ${submission.number}`}
          submissionId={submission.id}
          number={submission.number + 1}
          here={here}
          parts={task.parts}
          checklist={task.checklist}
          draft={submission.draft}
          files={submission.files}
        />
      )}
      {submission?.version && !writing && (
        <HandedIn
          task={task}
          mark={submission.mark}
          accepted={(submission.mark ?? 0) * 100 >= least}
          version={submission.version}
          gradings={submission.gradings}
        >
          <FileLinks
            files={submission.version.files.map((file) => ({
              ...file,
              href: signedAddress(file.sha256, file.name),
            }))}
          />
        </HandedIn>
      )}
    </PageFrame>
  );
}
