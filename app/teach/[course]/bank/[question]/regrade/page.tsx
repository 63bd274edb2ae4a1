import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MarkedAnswer } from "@/components/assessment/marked-answer";
import { QuestionText } from "@/components/assessment/question-text";
import { CorrectKeyForm } from "@/components/bank/correct-key-form";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { type AskedVersion, listAskedVersions } from "@/lib/assessment/queries/asked-versions";
import { getBankCourse } from "@/lib/assessment/queries/bank";
import { isWritten } from "@/lib/assessment/rules/answering";
import { withoutCorrect } from "@/lib/assessment/rules/paper";
import { pagePermit } from "@/lib/platform/session";
import { dateTimeInWords } from "@/lib/platform/wording";

export const metadata: Metadata = { title: "更正答案" };

/** Puts a wrong key right for those who were asked the question already. */
export default async function RegradePage({
  params,
}: PageProps<"/teach/[course]/bank/[question]/regrade">) {
  const { course: slug, question } = await params;
  const here = `/teach/${slug}/bank/${question}`;
  const permit = await pagePermit("question.maintain", `${here}/regrade`);
  const course = await getBankCourse(permit, slug);
  const versions = course ? await listAskedVersions(permit, course.id, question) : [];
  if (!course) notFound();
  return (
    <PageFrame width="text">
      <PageHeader title="更正答案、重新评分" eyebrow={course.title}>
        先把题目改对、保存成新的一版，再在这里让考过旧版的人按新答案重新评分。
      </PageHeader>
      {versions.length === 0 ? (
        <EmptyState title="还没有人考过这道题">没有要重新评分的答卷，直接改题就可以。</EmptyState>
      ) : (
        versions.map((version) => (
          <VersionCard key={version.versionId} courseSlug={slug} version={version} />
        ))
      )}
      <p>
        <ButtonLink href={here} variant="secondary">
          回到这道题
        </ButtonLink>
      </p>
    </PageFrame>
  );
}

function VersionCard({ courseSlug, version }: { courseSlug: string; version: AskedVersion }) {
  const { versionId, number, stem, body, asked, byKey, asVoid, corrections } = version;
  const media = `/teach/${courseSlug}/media`;
  return (
    <Card className="flex flex-col gap-4">
      <h2 className="text-lg">
        第{number}版，考过{asked}份
      </h2>
      <QuestionText text={stem} media={media} className="font-semibold" />
      {!isWritten(body) && (
        <MarkedAnswer body={withoutCorrect(body)} answer={[]} right={body.correct} media={media} />
      )}
      {corrections.map(({ mode, reason, correctedAt, by }) => (
        <Notice key={correctedAt} tone="info">
          {dateTimeInWords(new Date(correctedAt))}，{by ?? "平台"}
          {mode === "void" ? "把这道题作废" : "更正了答案"}：{reason}
        </Notice>
      ))}
      {byKey && !isWritten(byKey.body) && (
        <div className="flex flex-col gap-2">
          <p className="font-semibold">最新一版的答案</p>
          <MarkedAnswer
            body={withoutCorrect(byKey.body)}
            answer={[]}
            right={byKey.body.correct}
            media={media}
          />
        </div>
      )}
      {!byKey && (
        <p className="text-muted">
          {version.otherQuestion
            ? "最新一版的选项和这一版不同，或者由老师评分，不能按新答案重新评分。"
            : "答案和最新一版相同。"}
        </p>
      )}
      <CorrectKeyForm
        key={corrections.length}
        courseSlug={courseSlug}
        versionId={versionId}
        byKey={byKey}
        asVoid={asVoid}
      />
    </Card>
  );
}
