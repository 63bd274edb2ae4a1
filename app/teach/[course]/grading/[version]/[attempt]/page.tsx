import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { QuestionText } from "@/components/assessment/question-text";
import { AnswerFacts } from "@/components/grading/answer-facts";
import { GradeForm } from "@/components/grading/grade-form";
import { KeywordText } from "@/components/grading/keyword-text";
import { OtherGradings } from "@/components/grading/other-gradings";
import { PageFrame } from "@/components/shell/page-frame";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { getAnswerToGrade } from "@/lib/assessment/queries/answer-to-grade";
import { questionKindNames } from "@/lib/assessment/rules/answering";
import { keywordHint } from "@/lib/assessment/rules/written";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "评阅" };

/** One written answer beside what it is graded by. */
export default async function GradeAnswerPage({
  params,
}: PageProps<"/teach/[course]/grading/[version]/[attempt]">) {
  const { course, version, attempt } = await params;
  const here = `/teach/${course}/grading`;
  const permit = await pagePermit("attempt.grade", `${here}/${version}/${attempt}`);
  const answer = await getAnswerToGrade(permit, course, {
    attemptId: attempt,
    versionId: version,
  });
  if (!answer) notFound();
  const { body, stem, material, text, points, neighbours, own, mark } = answer;
  const keywords = body.kind === "short" ? body.keywords : [];
  const media = `/teach/${course}/media`;
  const found = keywordHint(text, keywords, points);

  return (
    <PageFrame>
      <PageHeader
        title={`${questionKindNames[body.kind]}，${points}分`}
        eyebrow={<Link href={here as Route}>评阅</Link>}
      >
        {mark === null ? `还有${neighbours.waiting}份等您评。` : `已评定：${mark}分。`}
      </PageHeader>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <details className="rounded-large border border-line bg-surface p-4 sm:p-5" open>
            <summary className="min-h-target cursor-pointer list-item py-1.5 font-semibold">
              题目
            </summary>
            {material !== "" && (
              <QuestionText text={material} media={media} className="mb-3 text-muted" />
            )}
            <QuestionText text={stem} media={media} className="font-semibold" />
          </details>
          <Card className="flex flex-col gap-3">
            <h2 className="text-lg">学员的回答</h2>
            <AnswerFacts answer={answer} />
            <KeywordText text={text} keywords={keywords} />
          </Card>
          {body.sample !== "" && (
            <details className="rounded-large border border-line bg-surface p-4 sm:p-5">
              <summary className="min-h-target cursor-pointer list-item py-1.5 font-semibold">
                参考答案
              </summary>
              <QuestionText text={body.sample} media={media} />
            </details>
          )}
        </div>
        <Card className="lg:sticky lg:top-4">
          <GradeForm
            key={`${attempt} ${mark}`}
            courseSlug={course}
            attemptId={attempt}
            versionId={version}
            points={points}
            rubric={body.kind === "essay" ? body.rubric : []}
            own={own}
            settled={mark !== null}
            hint={
              found
                ? `得分点说到${found.found}个，共${found.of}个，按比例是${found.points}分；只供参考，给多少分由您定。`
                : null
            }
            next={neighbours.next}
            previous={neighbours.previous}
          />
          <OtherGradings answer={answer} />
          <Neighbours here={`${here}/${version}`} neighbours={neighbours} />
        </Card>
      </div>
    </PageFrame>
  );
}

function Neighbours({
  here,
  neighbours: { previous, next },
}: {
  here: string;
  neighbours: { previous: string | null; next: string | null };
}) {
  const style = "flex min-h-target items-center text-teal underline";
  return (
    <nav
      aria-label="上一份、下一份"
      className="mt-4 flex justify-between border-t border-line pt-2"
    >
      {previous ? (
        <Link href={`${here}/${previous}` as Route} prefetch={false} className={style}>
          上一份
        </Link>
      ) : (
        <span />
      )}
      {next && (
        <Link href={`${here}/${next}` as Route} prefetch={false} className={style}>
          先看下一份
        </Link>
      )}
    </nav>
  );
}
