import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { signedAddress } from "@/app/signed-address";
import { PageFrame } from "@/components/shell/page-frame";
import { FileLinks } from "@/components/submissions/file-links";
import { GalleryForm } from "@/components/submissions/gallery-form";
import { GradingForm } from "@/components/submissions/grading-form";
import { KeptFindings } from "@/components/submissions/kept-findings";
import { MarkedText } from "@/components/submissions/marked-text";
import { ReturnForm } from "@/components/submissions/return-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { pagePermit } from "@/lib/platform/session";
import { dateTimeInWords } from "@/lib/platform/wording";
import { getSubmissionToGrade, listOwnComments } from "@/lib/submissions/queries/grading";
import { wordsWritten } from "@/lib/submissions/rules/markup";

export const metadata: Metadata = { title: "评作业" };

/** One work beside what it is graded by. */
export default async function GradeSubmissionPage({
  params,
}: PageProps<"/teach/[course]/assignments/[paper]/[submission]">) {
  const { course, paper, submission: id } = await params;
  const here = `/teach/${course}/assignments/${paper}`;
  const permit = await pagePermit("submission.grade", `${here}/${id}`);
  const place = { courseSlug: course, paperSlug: paper };
  const [work, comments] = await Promise.all([
    getSubmissionToGrade(permit, { ...place, id }),
    listOwnComments(permit, place),
  ]);
  if (!work) notFound();
  const { task, parts, neighbours, settings, state, mark, number, own, files, decisions, showing } =
    work;
  return (
    <PageFrame>
      <PageHeader
        title={work.name ?? "盲评：不显示姓名"}
        eyebrow={<Link href={here as Route}>{work.title}</Link>}
      >
        {state === "graded" ? `已评定：${mark}分。` : `还有${neighbours.waiting}份等您评。`}
        {settings.markers > 1 && `由两位老师各评一次，已评${work.gradedBy}次。`}
        {work.submittedAt && `${dateTimeInWords(work.submittedAt)}提交，第${number}版。`}
        {work.lateDays > 0 && `迟交${work.lateDays}天，扣${work.penaltyPercent}%。`}
      </PageHeader>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <Card className="flex min-w-0 flex-col gap-5">
          {task.parts.map((part) => (
            <section key={part.id} className="flex flex-col gap-2">
              <h2 className="text-lg">
                {part.title}
                <span className="ms-2 font-sans text-sm font-normal text-muted">
                  {wordsWritten(parts[part.id] ?? "")}字
                </span>
              </h2>
              <MarkedText text={parts[part.id] ?? ""} />
              <KeptFindings decisions={decisions.filter(({ place }) => place === part.id)} />
            </section>
          ))}
          <FileLinks
            files={files.map((file) => ({ ...file, href: signedAddress(file.sha256, file.name) }))}
          />
          <KeptFindings
            decisions={decisions.filter(({ place }) => files.some((file) => file.sha256 === place))}
          />
        </Card>
        <Card className="flex flex-col gap-4">
          {state === "returned" ? (
            <p>已退回修改，等学员交新的一版。</p>
          ) : (
            <GradingForm
              key={`${id} ${number} ${mark}`}
              submissionId={id}
              number={number}
              rubric={task.rubric}
              own={own}
              comments={comments}
              settled={state === "graded"}
              here={here}
              next={neighbours.next}
              previous={neighbours.previous}
            />
          )}
          {state === "submitted" && <ReturnForm submissionId={id} number={number} />}
          {state === "graded" && (
            <GalleryForm
              key={showing?.act}
              submissionId={id}
              showing={showing}
              gallery={`/learn/${course}/gallery`}
            />
          )}
        </Card>
      </div>
    </PageFrame>
  );
}
