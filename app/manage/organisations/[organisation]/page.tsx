import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { OrganisationActions } from "@/app/manage/organisations/[organisation]/organisation-actions";
import { PlaceHistory } from "@/components/places/place-history";
import { PageFrame } from "@/components/shell/page-frame";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { organisationKindNames } from "@/lib/people/model/place";
import { getOrganisation, listOrganisationChoices } from "@/lib/people/queries/organisations";
import { listPlaceChanges } from "@/lib/people/queries/place-history";
import { listRegionChoices } from "@/lib/people/queries/region-tree";
import { isUuid } from "@/lib/platform/result";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "单位" };

/** One organisation: what it is, what became of it, and what may be done with it. */
export default async function OrganisationPage({
  params,
}: PageProps<"/manage/organisations/[organisation]">) {
  const { organisation: id } = await params;
  const permit = await pagePermit("organisation.maintain", `/manage/organisations/${id}`);
  const organisation = isUuid(id) ? await getOrganisation(permit, id) : null;
  if (!organisation) notFound();
  const [changes, regions, others] = await Promise.all([
    listPlaceChanges(permit, { organisationId: id }),
    listRegionChoices(permit),
    // Nobody merges with a body of another city.
    listOrganisationChoices(permit, { within: organisation.regionCode.slice(0, 4), except: id }),
  ]);
  const { name, kind, region, regionCode, people, contactName, contactPhone } = organisation;
  return (
    <PageFrame width="text">
      <PageHeader title={name} eyebrow={region}>
        {organisationKindNames[kind]}，{people}人。
      </PageHeader>
      {organisation.closedAt && (
        <Notice tone="info" title={organisation.mergedIntoId ? "已并入其他单位" : "已关闭"}>
          {organisation.mergedIntoId ? (
            <>
              人员和角色已转到
              <Link
                href={`/manage/organisations/${organisation.mergedIntoId}` as Route}
                className="link"
              >
                {organisation.mergedInto}
              </Link>
              。
            </>
          ) : (
            "注册时选不到它，已有的人员和记录都在。"
          )}
        </Notice>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
        <dt className="text-muted">联系人</dt>
        <dd>{contactName ?? "没有填写"}</dd>
        <dt className="text-muted">联系电话</dt>
        <dd className="tabular-nums">{contactPhone ?? "没有填写"}</dd>
        <dt className="text-muted">行政区划代码</dt>
        <dd className="tabular-nums">{regionCode}</dd>
      </dl>
      <OrganisationActions
        organisation={organisation}
        regions={regions.filter(({ code }) => code !== regionCode)}
        others={others}
      />
      <PlaceHistory changes={changes} />
    </PageFrame>
  );
}
