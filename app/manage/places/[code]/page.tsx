import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { RegionActions } from "@/app/manage/places/[code]/region-actions";
import { PlaceHistory } from "@/components/places/place-history";
import { RegionList } from "@/components/places/region-list";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { regionLevelNames } from "@/lib/people/model/place";
import { listPlaceChanges } from "@/lib/people/queries/place-history";
import { getRegion, listRegionChoices } from "@/lib/people/queries/region-tree";
import { isWithinRegion, isZone } from "@/lib/people/rules/region-code";
import { optionalPermit, pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "行政区划" };

/** One region: what is in it, what became of it, and what may be done with it. */
export default async function RegionPage({ params }: PageProps<"/manage/places/[code]">) {
  const { code } = await params;
  const permit = await pagePermit("organisation.maintain", `/manage/places/${code}`);
  const maintaining = await optionalPermit("region.maintain");
  const maintains = maintaining?.reach.regions.some((reach) => isWithinRegion(code, reach));
  const [region, changes, choices] = await Promise.all([
    getRegion(permit, code),
    listPlaceChanges(permit, { regionCode: code }),
    maintaining && maintains ? listRegionChoices(maintaining) : [],
  ]);
  if (!region) notFound();
  const isAbolished = region.successor !== null;

  return (
    <PageFrame>
      <PageHeader
        title={region.name}
        eyebrow={<Path path={region.path} />}
        actions={
          !isAbolished && (
            <>
              <ButtonLink href={`/manage/organisations?region=${code}`} variant="secondary">
                看{region.organisations}个单位
              </ButtonLink>
              <ButtonLink href={`/manage/organisations/new?region=${code}`} variant="secondary">
                新建单位
              </ButtonLink>
            </>
          )
        }
      >
        {regionLevelNames[region.level]}，{isZone(code) ? "功能区，平台自编代码" : "代码"}
        {code}，{region.people}人。
      </PageHeader>
      {region.successor && (
        <Notice tone="info" title="已撤销">
          人员、单位和角色已转到
          <Link href={`/manage/places/${region.successor.code}` as Route} className="link">
            {region.successor.name}（{region.successor.code}）
          </Link>
          。
        </Notice>
      )}
      {region.children.length > 0 && (
        <section className="flex flex-col gap-3">
          <h2 className="text-lg">下面的{region.children.length}个</h2>
          <RegionList regions={region.children} />
        </section>
      )}
      {maintains && !isAbolished && <RegionActions region={region} choices={choices} />}
      <PlaceHistory changes={changes} />
    </PageFrame>
  );
}

type Outer = { code: string; name: string; isReached: boolean };

function Path({ path }: { path: readonly Outer[] }) {
  if (path.length === 0) return "行政区划";
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {path.map(({ code, name, isReached }) =>
        isReached ? (
          <Link
            key={code}
            href={`/manage/places/${code}` as Route}
            prefetch={false}
            className="link inline-flex min-h-target items-center"
          >
            {name}
          </Link>
        ) : (
          <span key={code}>{name}</span>
        ),
      )}
    </span>
  );
}
