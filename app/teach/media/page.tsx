import type { Metadata } from "next";
import { LibraryFilterForm } from "@/components/media/library-filter-form";
import { LibraryGrid } from "@/components/media/library-grid";
import { UploadPanel } from "@/components/media/upload-panel";
import { PageFrame } from "@/components/shell/page-frame";
import { Pager } from "@/components/shell/pager";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { LIBRARY_PER_PAGE, LibraryFilter } from "@/lib/authoring/model/library";
import { listLibrary } from "@/lib/authoring/queries/library";
import { libraryQuery } from "@/lib/authoring/rules/library-query";
import { env } from "@/lib/platform/env";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "媒体库" };

/** All that a trainer uploaded, and what their courses use. */
export default async function LibraryPage({ searchParams }: PageProps<"/teach/media">) {
  const here = "/teach/media";
  const permit = await pagePermit("media.upload", here);
  const filter = LibraryFilter.parse(await searchParams);
  const { items, total } = await listLibrary(permit, filter);
  const pages = Math.max(1, Math.ceil(total / LIBRARY_PER_PAGE));
  const narrowed = filter.q !== "" || filter.kind !== null;

  return (
    <PageFrame>
      <PageHeader title="媒体库" eyebrow="教学">
        视频、音频、图片、文档和课件包。传一次，哪门课都能用；换掉一个文件，用到它的草稿一起换。
      </PageHeader>
      <UploadPanel filmMegabytes={env.UPLOAD_FILM_MEGABYTES} />
      <section aria-label="已有的文件" className="flex flex-col gap-5">
        <LibraryFilterForm key={libraryQuery(filter)} filter={filter} />
        {total > 0 && (
          <p className="text-muted">
            共{total}个文件{pages > 1 && `，第${filter.page}页，共${pages}页`}
          </p>
        )}
        {items.length === 0 ? (
          <EmptyState title={narrowed ? "没有找到文件" : "媒体库还是空的"}>
            {narrowed ? "换个名称或种类再找。" : "点上面的“选择文件”，先传一张图片试试。"}
          </EmptyState>
        ) : (
          <LibraryGrid items={items} />
        )}
        <Pager
          page={filter.page}
          pages={pages}
          pathOf={(page) => here + libraryQuery(filter, page)}
        />
      </section>
    </PageFrame>
  );
}
