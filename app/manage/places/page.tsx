import type { Metadata } from "next";
import { RegionList } from "@/components/places/region-list";
import { RegionTree } from "@/components/places/region-tree";
import { RegionSearchForm } from "@/components/places/search-form";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { REGION_CODE_PATTERN, type TreeRegion } from "@/lib/people/model/place";
import { findRegions, listTree } from "@/lib/people/queries/region-tree";
import { currentVisitor, holds, pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "行政区划" };

/** The regions within reach as a tree, down to the township; or those that a search finds. */
export default async function PlacesPage({ searchParams }: PageProps<"/manage/places">) {
  const permit = await pagePermit("organisation.maintain", "/manage/places");
  const maintains = holds(await currentVisitor(), "region.maintain");
  const { at: asked, q } = await searchParams;
  const words = typeof q === "string" ? q.trim().slice(0, 40) : "";
  const at = typeof asked === "string" && REGION_CODE_PATTERN.test(asked) ? asked : null;
  const start = permit.reach.regions.find((code) => code !== "") ?? "";
  const open = at ?? start;
  const regions = words ? await findRegions(permit, words) : await listTree(permit, open);

  return (
    <PageFrame>
      <PageHeader
        title="行政区划"
        eyebrow="管理"
        actions={
          <>
            <ButtonLink href="/manage/organisations" variant="secondary">
              单位
            </ButtonLink>
            {maintains && (
              <ButtonLink href="/manage/places/import" variant="secondary">
                导入乡镇（街道）
              </ButtonLink>
            )}
          </>
        }
      >
        您管理范围内的行政区划，逐级展开到乡镇（街道）。点名称可以看详情和变更记录。
      </PageHeader>
      <RegionSearchForm words={words} />
      <Shown regions={regions} words={words} at={open} />
    </PageFrame>
  );
}

function Shown({ regions, words, at }: { regions: TreeRegion[]; words: string; at: string }) {
  if (regions.length > 0) {
    return words ? <RegionList regions={regions} /> : <RegionTree regions={regions} at={at} />;
  }
  return words ? (
    <EmptyState
      title="没有找到"
      action={
        <ButtonLink href="/manage/places" variant="secondary">
          看全部
        </ButtonLink>
      }
    >
      您管理范围内没有名称含“{words}”或代码以它开头的行政区划，换个词再找。
    </EmptyState>
  ) : (
    <EmptyState
      title="您管理的是单位"
      action={<ButtonLink href="/manage/organisations">去看单位</ButtonLink>}
    >
      您的管理范围是一个或几个单位，没有整个行政区划。
    </EmptyState>
  );
}
