import type { Metadata } from "next";
import { PeopleImport } from "@/components/people/people-import";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "导入人员" };

/** Brings people in from a table: looked at first, row by row, then taken. */
export default async function ImportPeoplePage() {
  await pagePermit("person.write", "/manage/people/import");
  return (
    <PageFrame>
      <PageHeader
        title="导入人员"
        eyebrow="管理"
        actions={
          <ButtonLink href="/manage/people/import/template" variant="secondary" external>
            下载模板
          </ButtonLink>
        }
      >
        先读出来给您看：每一行会新增、更新还是有问题，都写明原因，确认以后才写入。
      </PageHeader>
      <PeopleImport />
    </PageFrame>
  );
}
