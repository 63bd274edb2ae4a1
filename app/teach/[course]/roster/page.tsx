import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RosterFilterForm } from "@/components/reports/roster-filter-form";
import { RosterList } from "@/components/reports/roster-list";
import { PageFrame } from "@/components/shell/page-frame";
import { Pager } from "@/components/shell/pager";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { getPublicCourse } from "@/lib/catalogue/queries/courses";
import { findAssigning } from "@/lib/learning/queries/assigning";
import { optionalPermit, pagePermit } from "@/lib/platform/session";
import { RosterFilter, type Standing, standings } from "@/lib/reports/model/roster";
import { countRoster, listRoster, ROSTER_PER_PAGE } from "@/lib/reports/queries/roster";
import { rosterQuery } from "@/lib/reports/rules/roster";

export const metadata: Metadata = { title: "学员" };

/** Who joined a course, and how far each has come. */
export default async function RosterPage({
  params,
  searchParams,
}: PageProps<"/teach/[course]/roster">) {
  const { course: slug } = await params;
  const here = `/teach/${slug}/roster`;
  const permit = await pagePermit("roster.read", here);
  const filter = RosterFilter.parse(await searchParams);
  const assigning = await optionalPermit("enrolment.assign");
  const [course, rows, counts, assigns] = await Promise.all([
    getPublicCourse(slug),
    listRoster(permit, slug, filter),
    countRoster(permit, slug, filter),
    assigning && findAssigning(assigning, slug),
  ]);
  if (!course) notFound();
  const wanted: readonly Standing[] = filter.standing ? [filter.standing] : standings;
  const total = wanted.reduce<number>((sum, each) => sum + counts[each], 0);
  const pages = Math.max(1, Math.ceil(total / ROSTER_PER_PAGE));

  return (
    <PageFrame>
      <PageHeader
        title="学员"
        eyebrow={course.title}
        actions={
          <>
            {assigns && <ButtonLink href={`${here}/assign`}>指派学员</ButtonLink>}
            <ButtonLink href={`/teach/${slug}/funnel`} variant="secondary">
              看哪一课难
            </ButtonLink>
            {total > 0 && (
              <a
                href={`${here}/export${rosterQuery({ ...filter, page: 1 })}`}
                download
                className="flex min-h-target items-center text-teal underline"
              >
                导出 Excel
              </a>
            )}
          </>
        }
      >
        您管理范围内加入这门课的人，最近加入的在前。
      </PageHeader>
      <RosterFilterForm key={rosterQuery(filter)} filter={filter} counts={counts} />
      <p className="text-muted">
        共{total}人{pages > 1 && `，第${filter.page}页，共${pages}页`}
      </p>
      {rows.length === 0 ? (
        <EmptyState title="没有找到学员">换一个条件再找，或者等有人加入以后再来。</EmptyState>
      ) : (
        <RosterList rows={rows} />
      )}
      <Pager page={filter.page} pages={pages} pathOf={(page) => here + rosterQuery(filter, page)} />
    </PageFrame>
  );
}
