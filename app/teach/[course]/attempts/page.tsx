import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AttemptFilterForm } from "@/components/attempts/attempt-filter-form";
import { AttemptTable } from "@/components/attempts/attempt-table";
import { PageFrame } from "@/components/shell/page-frame";
import { Pager } from "@/components/shell/pager";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { AttemptFilter } from "@/lib/assessment/model/attempt-list";
import { ATTEMPTS_PER_PAGE, listAttemptsWithinReach } from "@/lib/assessment/queries/attempt-list";
import { attemptQuery } from "@/lib/assessment/rules/attempt-list";
import { getPublicCourse } from "@/lib/catalogue/queries/courses";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "作答记录" };

/** Who sat a course's exam, and how it went. */
export default async function AttemptsPage({
  params,
  searchParams,
}: PageProps<"/teach/[course]/attempts">) {
  const { course: slug } = await params;
  const here = `/teach/${slug}/attempts`;
  const permit = await pagePermit("attempt.review", here);
  const filter = AttemptFilter.parse(await searchParams);
  const [course, { rows, total }] = await Promise.all([
    getPublicCourse(slug),
    listAttemptsWithinReach(permit, slug, filter),
  ]);
  if (!course) notFound();
  const pages = Math.max(1, Math.ceil(total / ATTEMPTS_PER_PAGE));

  return (
    <PageFrame>
      <PageHeader
        title="作答记录"
        eyebrow={course.title}
        actions={
          total > 0 && (
            <a
              href={`${here}/export${attemptQuery({ ...filter, page: 1 })}`}
              download
              className="flex min-h-target items-center text-teal underline"
            >
              导出 Excel
            </a>
          )
        }
      >
        您管理范围内的学员，每考一次一行，最近的在前。
      </PageHeader>
      <AttemptFilterForm key={attemptQuery(filter)} filter={filter} />
      <p className="text-muted">
        共{total}份{pages > 1 && `，第${filter.page}页，共${pages}页`}
      </p>
      {rows.length === 0 ? (
        <EmptyState title="没有找到答卷">换一个条件再找，或者等学员考过以后再来。</EmptyState>
      ) : (
        <AttemptTable courseSlug={slug} rows={rows} />
      )}
      <Pager
        page={filter.page}
        pages={pages}
        pathOf={(page) => here + attemptQuery(filter, page)}
      />
    </PageFrame>
  );
}
