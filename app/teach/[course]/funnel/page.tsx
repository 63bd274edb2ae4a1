import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FunnelList } from "@/components/reports/funnel-list";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { getPublicCourse } from "@/lib/catalogue/queries/courses";
import { pagePermit } from "@/lib/platform/session";
import { listFunnel } from "@/lib/reports/queries/funnel";
import { countRoster } from "@/lib/reports/queries/roster";

export const metadata: Metadata = { title: "哪一课难" };

/** How far people have come, lesson by lesson, and where they stop. */
export default async function FunnelPage({ params }: PageProps<"/teach/[course]/funnel">) {
  const { course: slug } = await params;
  const permit = await pagePermit("roster.read", `/teach/${slug}/funnel`);
  const [course, lessons, { idle, studying, completed }] = await Promise.all([
    getPublicCourse(slug),
    listFunnel(permit, slug),
    countRoster(permit, slug, { words: "" }),
  ]);
  if (!course) notFound();
  const joined = idle + studying + completed;
  return (
    <PageFrame>
      <PageHeader
        title="哪一课难"
        eyebrow={course.title}
        actions={
          <ButtonLink href={`/teach/${slug}/roster`} variant="secondary">
            看学员名单
          </ButtonLink>
        }
      >
        {joined > 0 &&
          `${joined}人加入：${idle}人还没开始，${studying}人学习中，${completed}人已学完。`}
      </PageHeader>
      {joined === 0 ? (
        <EmptyState title="您管理范围内还没有人加入">
          有人开始学以后，这里会显示每一课有多少人学到。
        </EmptyState>
      ) : (
        <FunnelList lessons={lessons} joined={joined} />
      )}
    </PageFrame>
  );
}
