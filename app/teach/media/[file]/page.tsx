import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeleteFile } from "@/components/media/delete-file";
import { FileFacts } from "@/components/media/file-facts";
import { FilePreview } from "@/components/media/file-preview";
import { ReplaceForm } from "@/components/media/replace-form";
import { UseList } from "@/components/media/use-list";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { LibraryFilter } from "@/lib/authoring/model/library";
import { getLibraryItem, listLibrary } from "@/lib/authoring/queries/library";
import { listMediaUses } from "@/lib/authoring/queries/media-uses";
import { mediaKinds } from "@/lib/media/model";
import { isUuid } from "@/lib/platform/result";
import { optionalPermit, pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "文件" };

/** All that is known of one file of the library, and what can be done with it. */
export default async function FilePage({ params }: PageProps<"/teach/media/[file]">) {
  const { file } = await params;
  const permit = await pagePermit("media.upload", `/teach/media/${file}`);
  const key = /^[0-9a-f]{64}$/.test(file)
    ? { sha256: file }
    : isUuid(file)
      ? { asset: file }
      : null;
  const item = key && (await getLibraryItem(permit, key));
  if (!item) notFound();
  const { sha256, kind, name } = item;
  const [uses, alike, editing] = await Promise.all([
    sha256 ? listMediaUses(permit, sha256) : [],
    sha256 ? listLibrary(permit, LibraryFilter.parse({ kind })) : { items: [] },
    optionalPermit("draft.edit"),
  ]);
  const others = alike.items.filter((each) => each.sha256 && each.sha256 !== sha256);
  const replaceable =
    editing &&
    kind !== "captions" &&
    kind !== "figure" &&
    uses.some((use) => use.mine && use.inDraft);

  return (
    <PageFrame>
      <PageHeader
        title={name}
        eyebrow={`媒体库 · ${mediaKinds[kind]}`}
        actions={
          sha256 && (
            <ButtonLink
              href={`/teach/media/${sha256}/original?save=${encodeURIComponent(name)}`}
              external
              variant="secondary"
            >
              下载
            </ButtonLink>
          )
        }
      />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <FilePreview item={item} />
        <FileFacts item={item} />
      </div>
      {sha256 && <UseList uses={uses} kind={kind} />}
      {sha256 && replaceable && <ReplaceForm from={sha256} kind={kind} others={others} />}
      {item.asset && <DeleteFile asset={item.asset} name={name} used={uses.length > 0} />}
    </PageFrame>
  );
}
