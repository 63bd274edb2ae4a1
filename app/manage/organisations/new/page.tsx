import type { Metadata } from "next";
import { CreateOrganisationForm } from "@/components/places/organisation-forms";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listRegionChoices } from "@/lib/people/queries/region-tree";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "新建单位" };

export default async function NewOrganisationPage({
  searchParams,
}: PageProps<"/manage/organisations/new">) {
  const permit = await pagePermit("organisation.maintain", "/manage/organisations/new");
  const { region } = await searchParams;
  const regions = await listRegionChoices(permit);
  const chosen = regions.find(({ code }) => code === region) ?? regions.at(0);
  return (
    <PageFrame width="text">
      <PageHeader title="新建单位" eyebrow="单位">
        建好以后，注册时就能选到，也可以在其中授予角色。
      </PageHeader>
      {chosen ? (
        <CreateOrganisationForm
          regions={regions.map(({ code, name }) => ({ value: code, label: name }))}
          region={regions.length === 1 || region ? chosen.code : ""}
        />
      ) : (
        <EmptyState
          title="不能新建单位"
          action={
            <ButtonLink href="/manage/organisations" variant="secondary">
              回到单位
            </ButtonLink>
          }
        >
          您的管理范围是单位，不是行政区划。请联系所在县（市、区）的管理员新建。
        </EmptyState>
      )}
    </PageFrame>
  );
}
