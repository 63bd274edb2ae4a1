import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FaultList } from "@/components/authoring/fault-list";
import { LessonText } from "@/components/authoring/lesson-text";
import { WritingHelp } from "@/components/authoring/writing-help";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { getDraft } from "@/lib/authoring/queries/drafts";
import { lessonPathOf, readLessonFile } from "@/lib/authoring/rules/new-lesson";
import { readinessOf, textsOf } from "@/lib/authoring/rules/readiness";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "写课时" };

/** One lesson of a draft, as text, with what is still wrong in it. */
export default async function LessonPage({
  params,
}: PageProps<"/teach/[course]/lessons/[lesson]">) {
  const { course: slug, lesson } = await params;
  const permit = await pagePermit("draft.edit", `/teach/${slug}/lessons/${lesson}`);
  const draft = await getDraft(permit, slug);
  const path = draft && lessonPathOf(Object.keys(draft.files), lesson);
  const file = path ? draft.files[path] : undefined;
  if (!draft || !path || !file) notFound();
  const { faults } = readinessOf(textsOf(draft.files), draft.media, null);
  const own = faults.filter((fault) => fault.file === path);

  return (
    <PageFrame>
      <PageHeader
        title={readLessonFile(file.text).title ?? "还没有标题的课时"}
        eyebrow="写课时"
        actions={
          <ButtonLink href={`/teach/${slug}`} variant="secondary">
            回到课程
          </ButtonLink>
        }
      >
        这里写的留在草稿里，发布以后学员才看到。写在 Word 里的课文可以直接导入。
      </PageHeader>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <LessonText courseSlug={slug} path={path} text={file.text} revision={file.revision} />
        <div className="flex flex-col gap-6">
          <section className="flex flex-col gap-2">
            <h2 className="text-xl">还要补什么</h2>
            <FaultList faults={own} none="这个课时没有要补的了。" />
          </section>
          <WritingHelp />
        </div>
      </div>
    </PageFrame>
  );
}
