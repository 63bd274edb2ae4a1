import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { QuestionForm } from "@/components/bank/question-form";
import { QuestionSummary } from "@/components/bank/question-summary";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import {
  countSituation,
  getBankCourse,
  listTopics,
  listWordings,
} from "@/lib/assessment/queries/bank";
import { isUuid } from "@/lib/platform/result";
import { pagePermit } from "@/lib/platform/session";
import { exchangeOfBody } from "@/lib/transfer/rules/bank-question";
import { emptyForm, formOf } from "@/lib/transfer/rules/question-form";

export const metadata: Metadata = { title: "题目" };

/** One question: to be written, to be changed, or, where the folder writes it, to be read. */
export default async function QuestionPage({
  params,
  searchParams,
}: PageProps<"/teach/[course]/bank/[question]">) {
  const { course: slug, question: id } = await params;
  const { after } = await searchParams;
  const permit = await pagePermit("question.maintain", `/teach/${slug}/bank/${id}`);
  const course = await getBankCourse(permit, slug);
  if (!course || !(id === "new" || isUuid(id))) notFound();
  const [[stored], [model], topics] = await Promise.all([
    id === "new" ? [] : listWordings(permit, course.id, { id }),
    id === "new" && typeof after === "string" && isUuid(after)
      ? listWordings(permit, course.id, { id: after })
      : [],
    listTopics(permit, course.id),
  ]);
  if (id !== "new" && !stored) notFound();
  const question = stored && exchangeOfBody(stored);
  const material = model?.material ?? "";
  const initial = question ? formOf(question) : { ...emptyForm, material };
  const sharing = stored?.material ? await countSituation(permit, course.id, stored) : 0;
  const title = !stored ? "写一道题" : stored.origin === "folder" ? "看一道题" : "改一道题";

  return (
    <PageFrame width="text">
      <PageHeader
        title={title}
        eyebrow={course.title}
        actions={
          stored && (
            <>
              <ButtonLink href={`/teach/${slug}/bank/${stored.id}/regrade`} variant="secondary">
                更正答案、重新评分
              </ButtonLink>
              {stored.material !== "" && (
                <ButtonLink href={`/teach/${slug}/bank/new?after=${stored.id}`} variant="secondary">
                  给这则材料再加一题
                </ButtonLink>
              )}
            </>
          )
        }
      >
        {!stored && "保存以后留作备用，放进测验才会考到。"}
        {stored?.origin === "bank" &&
          `现在是第${stored.number}版。改动会另存一版，已经考过的答卷仍是当时的样子。`}
        {stored?.origin === "folder" && "这道题写在课程文件里，请在课程文件中修改。"}
      </PageHeader>
      {question && stored?.origin === "folder" ? (
        <QuestionSummary question={question} media={`/teach/${slug}/media`} />
      ) : (
        <QuestionForm
          courseSlug={slug}
          id={stored?.id ?? null}
          initial={initial}
          topics={topics}
          sharing={sharing}
        />
      )}
    </PageFrame>
  );
}
