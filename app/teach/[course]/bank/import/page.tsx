import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ImportWizard } from "@/components/bank/import-wizard";
import { PageFrame } from "@/components/shell/page-frame";
import { PageHeader } from "@/components/ui/page-header";
import { getBankCourse } from "@/lib/assessment/queries/bank";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "导入题目" };

/** Brings questions from a file into the bank. */
export default async function ImportPage({ params }: PageProps<"/teach/[course]/bank/import">) {
  const { course: slug } = await params;
  const permit = await pagePermit("question.maintain", `/teach/${slug}/bank/import`);
  const course = await getBankCourse(permit, slug);
  if (!course) notFound();
  return (
    <PageFrame>
      <PageHeader title="导入题目" eyebrow={course.title}>
        先读出来给您看：每道题、每处问题都列明位置，选好以后才写入。
      </PageHeader>
      <ImportWizard courseSlug={slug} />
    </PageFrame>
  );
}
