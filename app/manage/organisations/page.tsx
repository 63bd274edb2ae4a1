import type { Metadata } from "next";
import { OrganisationFilterForm } from "@/components/places/organisation-filter-form";
import { OrganisationList } from "@/components/places/organisation-list";
import { PageFrame } from "@/components/shell/page-frame";
import { Pager } from "@/components/shell/pager";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { OrganisationFilter } from "@/lib/people/model/place-input";
import {
  countOrganisations,
  listOrganisations,
  ORGANISATIONS_PER_PAGE,
} from "@/lib/people/queries/organisations";
import { listRegionChoices } from "@/lib/people/queries/region-tree";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "单位" };

/** The organisations within reach, found by name, kind and region. */
export default async function OrganisationsPage({
  searchParams,
}: PageProps<"/manage/organisations">) {
  const permit = await pagePermit("organisation.maintain", "/manage/organisations");
  const filter = OrganisationFilter.parse(await searchParams);
  const [organisations, total, regions] = await Promise.all([
    listOrganisations(permit, filter),
    countOrganisations(permit, filter),
    listRegionChoices(permit),
  ]);
  const pages = Math.max(1, Math.ceil(total / ORGANISATIONS_PER_PAGE));
  const { page, ...narrowing } = filter;
  return (
    <PageFrame>
      <PageHeader
        title="单位"
        eyebrow="管理"
        actions={
          <>
            {regions.length > 0 && (
              <ButtonLink href="/manage/organisations/new">新建单位</ButtonLink>
            )}
            <ButtonLink href="/manage/places" variant="secondary">
              行政区划
            </ButtonLink>
          </>
        }
      >
        您管理范围内的社工站、社工机构、社区和其他单位。
      </PageHeader>
      <OrganisationFilterForm
        key={JSON.stringify(narrowing)}
        filter={filter}
        regions={regions.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <p className="text-muted">
        共{total}个{pages > 1 && `，第${page}页，共${pages}页`}
      </p>
      {organisations.length === 0 ? (
        <EmptyState title="没有找到单位">换个条件再找，或者新建一个单位。</EmptyState>
      ) : (
        <OrganisationList organisations={organisations} />
      )}
      <Pager
        page={page}
        pages={pages}
        pathOf={(next) =>
          `/manage/organisations?${new URLSearchParams({ ...narrowing, page: String(next) })}`
        }
      />
    </PageFrame>
  );
}
