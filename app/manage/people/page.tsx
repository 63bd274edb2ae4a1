import type { Metadata } from "next";
import { PeopleList } from "@/components/people/people-list";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { listPeople, PEOPLE_PER_PAGE } from "@/lib/people/queries/people";
import { personOf } from "@/lib/platform/authority";
import { isUuid } from "@/lib/platform/result";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "人员" };

/** The people within a manager's reach, a page at a time. */
export default async function PeoplePage({ searchParams }: PageProps<"/manage/people">) {
  const permit = await pagePermit("person.read", "/manage/people");
  const { after } = await searchParams;
  const people = await listPeople(
    permit,
    typeof after === "string" && isUuid(after) ? after : null,
  );
  const last = people.at(-1);

  return (
    <PageFrame>
      <PageHeader title="人员" eyebrow="管理">
        您管理范围内的账号。停用后，对方会立即退出登录，学习记录全部保留。
      </PageHeader>
      <PeopleList people={people} ownId={personOf(permit)} />
      {last && people.length === PEOPLE_PER_PAGE && (
        <p>
          <ButtonLink href={`/manage/people?after=${last.id}`} variant="secondary">
            下一页
          </ButtonLink>
        </p>
      )}
    </PageFrame>
  );
}
