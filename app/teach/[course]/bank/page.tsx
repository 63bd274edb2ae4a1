import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BankFilterForm } from "@/components/bank/bank-filter-form";
import { BankList } from "@/components/bank/bank-list";
import { PageFrame } from "@/components/shell/page-frame";
import { Pager } from "@/components/shell/pager";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { BankFilter } from "@/lib/assessment/model/bank";
import { BANK_PER_PAGE, getBankCourse, listBank, listTopics } from "@/lib/assessment/queries/bank";
import { filterQuery } from "@/lib/assessment/rules/bank";
import { pagePermit } from "@/lib/platform/session";
import { exchangeFormats } from "@/lib/transfer/model/exchange";
import { writtenFormatNames } from "@/lib/transfer/rules/exchange/written-formats";

export const metadata: Metadata = { title: "题库" };

/** A course's questions: those its folder writes, and those added here. */
export default async function BankPage({
  params,
  searchParams,
}: PageProps<"/teach/[course]/bank">) {
  const { course: slug } = await params;
  const here = `/teach/${slug}/bank`;
  const permit = await pagePermit("question.maintain", here);
  const course = await getBankCourse(permit, slug);
  if (!course) notFound();
  const filter = BankFilter.parse(await searchParams);
  const [{ rows, total }, topics] = await Promise.all([
    listBank(permit, course.id, filter),
    listTopics(permit, course.id),
  ]);
  const pages = Math.max(1, Math.ceil(total / BANK_PER_PAGE));

  return (
    <PageFrame>
      <PageHeader
        title="题库"
        eyebrow={course.title}
        actions={
          <>
            <ButtonLink href={`${here}/import`}>导入题目</ButtonLink>
            <ButtonLink href={`${here}/new`} variant="secondary">
              写一道题
            </ButtonLink>
            <ButtonLink href={`${here}/alike`} variant="secondary">
              找相似的题
            </ButtonLink>
          </>
        }
      >
        新加的题先留作备用，放进测验以后才会考到。写在课程文件里的题在文件中修改。
      </PageHeader>
      <BankFilterForm key={filterQuery(filter)} filter={filter} topics={topics} />
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <p className="text-muted">
            共{total}题{pages > 1 && `，第${filter.page}页，共${pages}页`}
          </p>
          <nav aria-label="导出" className="flex flex-wrap items-center gap-x-4 text-sm">
            <span className="text-muted">导出这些题：</span>
            {writtenFormatNames.map((format) => {
              const query = filterQuery({ ...filter, page: 1 });
              return (
                <a
                  key={format}
                  href={`${here}/export${query === "" ? "?" : `${query}&`}format=${format}`}
                  download
                  className="flex min-h-target items-center text-teal underline"
                >
                  {exchangeFormats[format]}
                </a>
              );
            })}
          </nav>
        </div>
        {rows.length === 0 ? (
          <EmptyState title="没有找到题目">换一个条件再找，或者导入、新写题目。</EmptyState>
        ) : (
          <BankList key={filterQuery(filter)} courseSlug={slug} rows={rows} />
        )}
        <Pager
          page={filter.page}
          pages={pages}
          pathOf={(page) => here + filterQuery(filter, page)}
        />
      </div>
    </PageFrame>
  );
}
