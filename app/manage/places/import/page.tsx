import type { Metadata } from "next";
import { TownshipImport } from "@/components/places/township-import";
import { PageFrame } from "@/components/shell/page-frame";
import { PageHeader } from "@/components/ui/page-header";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "导入乡镇（街道）" };

/** Township codes come as a file. */
export default async function ImportTownshipsPage() {
  await pagePermit("region.maintain", "/manage/places/import");
  return (
    <PageFrame>
      <PageHeader title="导入乡镇（街道）" eyebrow="行政区划">
        先逐行看清要改什么，确认以后才写入。同一个文件再导入一次，不会重复。名称变了的，按新名称改名并留下记录。
      </PageHeader>
      <TownshipImport />
    </PageFrame>
  );
}
