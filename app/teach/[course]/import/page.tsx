import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WordImport } from "@/components/import/word-import";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { getDraftFile } from "@/lib/authoring/queries/drafts";
import { outlineOfSheet } from "@/lib/authoring/rules/outline";
import { titleOfSheet } from "@/lib/authoring/rules/sheet";
import { pagePermit } from "@/lib/platform/session";
import { MANIFEST } from "@/lib/transfer/rules/course-paths";

export const metadata: Metadata = { title: "导入 Word" };

/** Brings a Word document into a course's draft, as a lesson or as a module. */
export default async function ImportWordPage({ params }: PageProps<"/teach/[course]/import">) {
  const { course: slug } = await params;
  const permit = await pagePermit("draft.edit", `/teach/${slug}/import`);
  const sheet = await getDraftFile(permit, slug, MANIFEST);
  if (!sheet) notFound();
  return (
    <PageFrame>
      <PageHeader
        title="导入 Word"
        eyebrow={titleOfSheet(sheet.text)}
        actions={
          <>
            <ButtonLink href={`/teach/import?into=${slug}`} variant="quiet">
              导入课程文件夹
            </ButtonLink>
            <ButtonLink href={`/teach/${slug}/export`} variant="quiet" external>
              导出草稿
            </ButtonLink>
          </>
        }
      >
        先读出来给您看：分成哪些课时、带不来什么都列明，您点了导入才写入草稿。
      </PageHeader>
      <WordImport courseSlug={slug} modules={outlineOfSheet(sheet.text).modules} />
    </PageFrame>
  );
}
