import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { signedAddress } from "@/app/signed-address";
import { PageFrame } from "@/components/shell/page-frame";
import { ConsentPanel } from "@/components/submissions/consent-panel";
import { FileLinks } from "@/components/submissions/file-links";
import { HandedIn } from "@/components/submissions/handed-in";
import { StartForm } from "@/components/submissions/start-form";
import { WindowLine } from "@/components/submissions/window-line";
import { WritingDesk } from "@/components/submissions/writing-desk";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { pagePermit } from "@/lib/platform/session";
import { getOwnAssignment } from "@/lib/submissions/queries/assignments";
import { countShown } from "@/lib/submissions/queries/gallery";
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
  const [assignment, shown] = await Promise.all([
    getOwnAssignment(permit, course, paper),
    countShown(permit, course),
  ]);
  if (!assignment) notFound();
  const { title, summary, courseTitle, task, settings, submission, name } = assignment;
  const gallery = `/learn/${course}/gallery`;
  const writing = submission?.state === "draft" || submission?.state === "returned";
  const least = rubricTotal(task.rubric) * settings.acceptPercent;

  return (
    <PageFrame width="text">
      <PageHeader title={title} eyebrow={`${courseTitle} · 实践作业`}>
        {summary}
      </PageHeader>
      <p className="flex flex-wrap gap-x-6">
        <a href={`/learn/${course}/papers/${paper}`} className="link">
          看作业要求和评分表
        </a>
        {shown > 0 && (
          <Link href={gallery as Route} className="link">
            看优秀作业（{shown}份）
          </Link>
        )}
      </p>
      {submission?.showing && (
        <ConsentPanel
          key={submission.showing.act}
          submissionId={submission.id}
          name={name}
          showing={submission.showing}
          decisions={submission.version?.decisions ?? []}
          gallery={gallery}
        />
      )}
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
