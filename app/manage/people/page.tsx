import type { Metadata } from "next";
import { BulkBar } from "@/components/people/bulk-bar";
import { PeopleFilter } from "@/components/people/people-filter";
import { PeopleList } from "@/components/people/people-list";
import { SavedViews } from "@/components/people/saved-views";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { isNarrowed, readSearch, searchQuery } from "@/lib/people/model/person-search";
import { countPeople, listPeople, listPositions } from "@/lib/people/queries/people";
import { listOrganisationNames, listReachedRegions } from "@/lib/people/queries/place-choices";
import { listViews } from "@/lib/people/queries/views";
import { personOf } from "@/lib/platform/authority";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "人员" };

const BULK_FORM = "bulk";

/** The people within a manager's reach: found, kept as views, changed one by one or many at once. */
export default async function PeoplePage({ searchParams }: PageProps<"/manage/people">) {
  const permit = await pagePermit("person.read", "/manage/people");
  const { after, ...asked } = await searchParams;
  const search = readSearch(asked);
  const query = searchQuery(search);
  const [{ people, next }, hits, regions, positions, organisations, views] = await Promise.all([
    listPeople(permit, search, typeof after === "string" ? after : null),
    countPeople(permit, search),
    listReachedRegions(permit),
    listPositions(permit),
    listOrganisationNames(permit),
    listViews(permit),
  ]);

  return (
    <PageFrame>
      <PageHeader title="人员" eyebrow="管理" actions={<WaysOn query={query} />}>
        您管理范围内的账号。停用后，对方会立即退出登录，学习记录全部保留。
      </PageHeader>
      <div className="flex flex-col gap-4">
        <PeopleFilter
          key={query}
          search={search}
          regions={regions.filter(({ level }) => level !== "township" || regions.length < 150)}
          positions={positions}
        />
        <SavedViews views={views} query={query} />
      </div>
      <section aria-label="查到的人员" className="flex flex-col gap-4">
        <BulkBar formId={BULK_FORM} search={query} hits={hits} organisations={organisations} />
        {people.length === 0 ? (
          <NobodyFound narrowed={isNarrowed(search)} />
        ) : (
          <PeopleList people={people} ownId={personOf(permit)} formId={BULK_FORM} />
        )}
        <nav aria-label="分页" className="flex gap-3">
          {after && (
            <ButtonLink href={`/manage/people?${query}`} variant="secondary">
              回到第一页
            </ButtonLink>
          )}
          {next && (
            <ButtonLink
              href={`/manage/people?${new URLSearchParams([...new URLSearchParams(query), ["after", next]])}`}
              variant="secondary"
            >
              下一页
            </ButtonLink>
          )}
        </nav>
      </section>
    </PageFrame>
  );
}

function WaysOn({ query }: { query: string }) {
  return (
    <>
      <ButtonLink href="/manage/people/import">导入人员</ButtonLink>
      <ButtonLink href={`/manage/people/activation?${query}`} variant="secondary">
        激活码
      </ButtonLink>
    </>
  );
}

function NobodyFound({ narrowed }: { narrowed: boolean }) {
  if (narrowed) {
    return (
      <EmptyState
        title="没有找到符合条件的人"
        action={
          <ButtonLink href="/manage/people" variant="secondary">
            清除条件
          </ButtonLink>
        }
      >
        可以少写几个字，或用拼音首字母、手机号后四位再找一次。
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="这里还没有人员"
      action={<ButtonLink href="/manage/people/import">导入人员</ButtonLink>}
    >
      用 Excel 把本单位的社会工作者导入，或把注册地址发给他们。
    </EmptyState>
  );
}
