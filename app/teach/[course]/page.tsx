import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OutlineEditor } from "@/components/authoring/outline-editor";
import { SheetForm } from "@/components/authoring/sheet-form";
import { TeamPanel } from "@/components/authoring/team-panel";
import { PageFrame } from "@/components/shell/page-frame";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { type Draft, getDraft, listTeam } from "@/lib/authoring/queries/drafts";
import { lessonHeadOf, lessonPathOf } from "@/lib/authoring/rules/new-lesson";
import { outlineOfSheet } from "@/lib/authoring/rules/outline";
import { readSheet } from "@/lib/authoring/rules/sheet";
import { holdsOver } from "@/lib/platform/authority";
import { currentVisitor, pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "编写课程" };

const SHEET = "course.yaml";

/** A course's draft: what it says of itself, its outline, and who works on it. */
export default async function CoursePage({ params }: PageProps<"/teach/[course]">) {
  const { course: slug } = await params;
  const permit = await pagePermit("draft.read", `/teach/${slug}`);
  const [visitor, draft, team] = await Promise.all([
    currentVisitor(),
    getDraft(permit, slug),
    listTeam(permit, slug),
  ]);
  const file = draft?.files[SHEET];
  if (!draft || !file) notFound();
  const sheet = readSheet(file.text);
  const mayEdit = holdsOver(visitor, "draft.edit", draft.course);

  return (
    <PageFrame width="text">
      <PageHeader title={sheet.title} eyebrow="编写课程">
        {draft.course.release
          ? `学员现在学的是第${draft.course.release.number}版。这里的改动留在草稿里，发布以后才换。`
          : "还没有发布，只有课程团队看得到。"}
      </PageHeader>
      <section className="flex flex-col gap-4">
        <h2 className="text-xl">大纲</h2>
        <OutlineEditor
          courseSlug={slug}
          base={file.revision}
          modules={modulesOf(draft, file.text)}
          mayEdit={mayEdit}
        />
      </section>
      {mayEdit && (
        <Card className="flex flex-col gap-4">
          <h2 className="text-xl">课程信息</h2>
          <SheetForm key={file.revision} courseSlug={slug} base={file.revision} sheet={sheet} />
        </Card>
      )}
      <Card className="flex flex-col gap-4">
        <h2 className="text-xl">课程团队</h2>
        <TeamPanel
          courseSlug={slug}
          team={team}
          mayManage={holdsOver(visitor, "team.manage", draft.course)}
        />
      </Card>
    </PageFrame>
  );
}

/** The outline with what each lesson's own file says by now. */
function modulesOf({ files }: Draft, sheet: string) {
  const paths = Object.keys(files);
  return outlineOfSheet(sheet).modules.map(({ id, title, lessons }) => ({
    ...{ id, title },
    lessons: lessons.map((lesson) => {
      const path = lessonPathOf(paths, lesson);
      const text = (path && files[path]?.text) || "";
      const head = lessonHeadOf(text);
      const written = /\n---\n\s*\S/.test(text);
      return { id: lesson, title: head.title ?? lesson, minutes: head.minutes, written };
    }),
  }));
}
