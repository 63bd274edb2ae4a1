import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ItemCard } from "@/components/assessment/item-card";
import { ItemMap } from "@/components/assessment/item-map";
import { PageFrame } from "@/components/shell/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { getItemAnalysis } from "@/lib/assessment/queries/item-analysis";
import { ATTEMPTS_MIN } from "@/lib/assessment/rules/item-analysis";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "试题分析" };

/** How the questions of a course's quiz do, by the attempts of the people within reach. */
export default async function AnalysisPage({ params }: PageProps<"/teach/[course]/analysis">) {
  const { course } = await params;
  const permit = await pagePermit("assessment.analyse", `/teach/${course}/analysis`);
  const analysis = await getItemAnalysis(permit, course);
  if (!analysis) notFound();
  const { title, courseTitle, attempts, mean, alpha, items, draw } = analysis;

  return (
    <PageFrame>
      <PageHeader title={`${title}：试题分析`} eyebrow={courseTitle}>
        只统计您管理范围内学员的第一次作答；再考一次的成绩受练习影响，不计入。
      </PageHeader>
      {attempts === 0 ? (
        <EmptyState title="还没有人交卷">有学员完成测验以后，这里会显示每道题的情况。</EmptyState>
      ) : (
        <>
          <dl className="grid grid-cols-2 gap-x-8 gap-y-4 rounded-large border border-line bg-surface p-5 sm:grid-cols-4">
            <Figure name="作答人数" value={`${attempts}人`} />
            <Figure name="平均得分率" value={mean === null ? "—" : `${Math.round(mean * 100)}%`} />
            <Figure
              name="题库"
              value={draw ? `${items.length}题，每次抽${draw}题` : `${items.length}题`}
            />
            <Figure name="信度 α" value={alpha === null ? "抽题测验不计算" : alpha.toFixed(2)} />
          </dl>
          {attempts < ATTEMPTS_MIN && (
            <Notice tone="info">
              作答不足{ATTEMPTS_MIN}人，下面的数字只供参考，先不要据此改题。
            </Notice>
          )}
          <ItemMap items={items} />
          <section aria-labelledby="items" className="flex flex-col gap-4">
            <h2 id="items" className="font-display text-2xl font-bold">
              逐题情况
            </h2>
            {items.map((item) => (
              <ItemCard key={item.versionId} item={item} />
            ))}
          </section>
        </>
      )}
    </PageFrame>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="text-lg font-semibold tabular-nums">{value}</dd>
    </div>
  );
}
