import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WorkList } from "@/components/grading/work-list";
import { PageFrame } from "@/components/shell/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listGradingWork } from "@/lib/assessment/queries/grading-queue";
import { getPublicCourse } from "@/lib/catalogue/queries/courses";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "评阅" };

/** What there is to grade in a course, question by question. */
export default async function GradingPage({ params }: PageProps<"/teach/[course]/grading">) {
  const { course: slug } = await params;
  const permit = await pagePermit("attempt.grade", `/teach/${slug}/grading`);
  const [course, work] = await Promise.all([getPublicCourse(slug), listGradingWork(permit, slug)]);
  if (!course) notFound();
  return (
    <PageFrame>
      <PageHeader title="评阅" eyebrow={course.title}>
        一道题一道题地评：先评完一道题的所有答卷，尺度更容易一致。
      </PageHeader>
      {work.length === 0 ? (
        <EmptyState title="现在没有要评的答卷">
          学员交了有简答题、案例题的答卷以后，会出现在这里。
        </EmptyState>
      ) : (
        <WorkList courseSlug={slug} work={work} />
      )}
    </PageFrame>
  );
}
