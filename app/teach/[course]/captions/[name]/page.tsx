import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaptionEditor } from "@/components/media/caption-editor";
import { PageFrame } from "@/components/shell/page-frame";
import { PageHeader } from "@/components/ui/page-header";
import { getCaptions } from "@/lib/authoring/queries/captions";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "编辑字幕" };

/** The captions of a film of a course: what is said when. */
export default async function CaptionsPage({
  params,
}: PageProps<"/teach/[course]/captions/[name]">) {
  const { course, name } = await params;
  const permit = await pagePermit("draft.edit", `/teach/${course}/captions/${name}`);
  const captions = await getCaptions(permit, course, name);
  if (!captions) notFound();
  return (
    <PageFrame>
      <PageHeader title="编辑字幕" eyebrow={captions.path}>
        字幕也是文字稿，听不见、不方便出声的人靠它学。保存后写进课程草稿，下次发布时生效。
      </PageHeader>
      <CaptionEditor courseSlug={course} captions={captions} />
    </PageFrame>
  );
}
