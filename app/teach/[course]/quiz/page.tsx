import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccommodationForm } from "@/components/quiz-settings/accommodation-form";
import { AccommodationList } from "@/components/quiz-settings/accommodation-list";
import { ArrangeForm } from "@/components/quiz-settings/arrange-form";
import { ResetRulesButton } from "@/components/quiz-settings/reset-rules-button";
import { RulesForm } from "@/components/quiz-settings/rules-form";
import { PageFrame } from "@/components/shell/page-frame";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { QuizRules } from "@/lib/assessment/model/quiz";
import {
  findLearners,
  getQuizSettings,
  listAccommodations,
} from "@/lib/assessment/queries/quiz-settings";
import { pagePermit } from "@/lib/platform/session";
import { localTimeInChina } from "@/lib/platform/wording";

export const metadata: Metadata = { title: "测验设置" };

/** What trainers arrange for a course's exam: when, how, and for whom otherwise. */
export default async function QuizSettingsPage({
  params,
  searchParams,
}: PageProps<"/teach/[course]/quiz">) {
  const { course: slug } = await params;
  const { who = "", saved } = await searchParams;
  const permit = await pagePermit("quiz.arrange", `/teach/${slug}/quiz`);
  const settings = await getQuizSettings(permit, slug);
  if (!settings) notFound();
  const { courseId, quiz, opensAt, closesAt, code, ownRules, pool, questions } = settings;
  const words = typeof who === "string" ? who : "";
  const [granted, found] = await Promise.all([
    listAccommodations(permit, courseId),
    findLearners(permit, courseId, words),
  ]);
  const { draw, ...rules } = quiz;
  const shown = QuizRules.parse({ ...pick(rules), ...(draw === null ? {} : { draw }) });

  return (
    <PageFrame width="text">
      <PageHeader title="测验设置" eyebrow={settings.courseTitle}>
        {quiz.title}
      </PageHeader>
      {typeof saved === "string" && (
        <Notice tone="success">
          {saved === "same"
            ? "和现在的规则一样，没有改动。"
            : "已保存，课程更新了一版。新加入的学员按新规则考，学到一半的人按加入时的规则。"}
        </Notice>
      )}
      <Card className="flex flex-col gap-4">
        <h2 className="text-xl">什么时候考</h2>
        <ArrangeForm
          courseSlug={slug}
          opensAt={localTimeInChina(opensAt)}
          closesAt={localTimeInChina(closesAt)}
          code={code ?? ""}
        />
      </Card>
      <Card className="flex flex-col gap-4">
        <h2 className="text-xl">怎么考、怎么算</h2>
        <RulesForm
          key={quiz.id}
          courseSlug={slug}
          rules={shown}
          questions={questions}
          pool={pool}
        />
        {ownRules && <ResetRulesButton courseSlug={slug} />}
      </Card>
      <Card className="flex flex-col gap-4">
        <h2 className="text-xl">个别照顾</h2>
        <p className="text-muted">给有需要的人延长时间、多考一次，或者另定结束时间。</p>
        <form method="get" className="flex flex-col gap-2">
          <Field
            label="找学员"
            name="who"
            optional="unsaid"
            defaultValue={words}
            hint="写姓名的开头，或者完整的手机号、用户名。只找您管理范围内、已加入本课的人。"
            after={
              <Button type="submit" variant="secondary">
                查找
              </Button>
            }
          />
        </form>
        {words !== "" && found.length === 0 && <p>没有找到“{words.slice(0, 20)}”。</p>}
        {found.length > 0 && <AccommodationForm key={words} courseSlug={slug} found={found} />}
        {granted.length > 0 && <AccommodationList courseSlug={slug} granted={granted} />}
      </Card>
    </PageFrame>
  );
}

/** Of the stored exam only what are its rules. */
function pick(quiz: Record<string, unknown>) {
  return Object.fromEntries(Object.keys(QuizRules.shape).map((key) => [key, quiz[key]]));
}
