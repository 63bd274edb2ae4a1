import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CourseImport } from "@/components/import/course-import";
import { PageFrame } from "@/components/shell/page-frame";
import { PageHeader } from "@/components/ui/page-header";
import { getDraft } from "@/lib/authoring/queries/drafts";
import { titleOfSheet } from "@/lib/authoring/rules/sheet";
import { optionalPermit, pagePermit } from "@/lib/platform/session";
import { MANIFEST } from "@/lib/transfer/rules/course-paths";

export const metadata: Metadata = { title: "导入课程" };

/** A course folder's zip becomes a new course, or, `?into=`, the draft of one that is there. */
export default async function ImportCoursePage({ searchParams }: PageProps<"/teach/import">) {
  await pagePermit("course.create", "/teach/import");
  const { into } = await searchParams;
  const draft = typeof into === "string" ? await findDraft(into) : null;
  if (into !== undefined && !draft) notFound();
  return (
    <PageFrame>
      <PageHeader title="导入课程" eyebrow={draft?.title ?? "讲师"}>
        课程文件夹和它的压缩包，就是课程本身：导出再导入，一个字节都不差。
      </PageHeader>
      <CourseImport into={draft} />
    </PageFrame>
  );
}

async function findDraft(slug: string) {
  const permit = await optionalPermit("draft.edit");
  const draft = permit && (await getDraft(permit, slug));
  if (!draft) return null;
  const times = Object.values(draft.files).map(({ updatedAt }) => updatedAt.getTime());
  const title = titleOfSheet(draft.files[MANIFEST]?.text ?? "");
  return { slug, title, knownChange: Math.max(0, ...times) };
}
