import { setImmediate } from "node:timers/promises";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { FaultList } from "@/components/authoring/fault-list";
import { LessonEditor } from "@/components/editor/lesson-editor";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { Folded } from "@/components/ui/folded";
import { PageHeader } from "@/components/ui/page-header";
import { type Draft, getDraft } from "@/lib/authoring/queries/drafts";
import { checksOf, drawnFigures, papersOf } from "@/lib/authoring/rules/draft-lesson";
import { lessonPathOf, readLessonFile } from "@/lib/authoring/rules/new-lesson";
import { lessonFaults, textsOf } from "@/lib/authoring/rules/readiness";
import { personOf } from "@/lib/platform/authority";
import { pagePermit } from "@/lib/platform/session";
import { QUESTIONS } from "@/lib/transfer/rules/course-paths";

export const metadata: Metadata = { title: "写课文" };

/** Writes one lesson of a course's draft; says what is still wrong in it. */
export default async function LessonPage({
  params,
}: PageProps<"/teach/[course]/lessons/[lesson]">) {
  const { course: slug, lesson: lessonId } = await params;
  const permit = await pagePermit("draft.edit", `/teach/${slug}/lessons/${lessonId}`);
  const draft = await getDraft(permit, slug);
  const path = draft && lessonPathOf(Object.keys(draft.files), lessonId);
  const file = path ? draft.files[path] : undefined;
  if (!draft || !path || !file) notFound();
  const { text, revision } = file;
  const questions = draft.files[QUESTIONS];
  return (
    <PageFrame>
      <PageHeader
        title={readLessonFile(text).title ?? "还没有标题的课时"}
        eyebrow="写课文"
        actions={
          <ButtonLink href={`/teach/${slug}`} variant="secondary">
            回到课程
          </ButtonLink>
        }
      >
        写的留在草稿里，发布以后学员才看到。
      </PageHeader>
      <Suspense fallback={<p className="flex min-h-target items-center text-muted">正在检查…</p>}>
        <Faults draft={draft} path={path} />
      </Suspense>
      <LessonEditor
        courseSlug={slug}
        lessonId={lessonId}
        path={path}
        personId={personOf(permit)}
        opened={{ text, revision }}
        questions={questions ? { text: questions.text, revision: questions.revision } : null}
        figures={drawnFigures(draft.files)}
        media={mediaOf(draft)}
        papers={papersOf(draft.files)}
        held={draft.media}
        checks={checksOf(draft.files).map(({ key, lesson, stem, body }) => ({
          ...{ id: key, lesson, stem, kind: body.kind },
        }))}
      />
    </PageFrame>
  );
}

/** Checking takes as long as all the rest: the text is sent first. */
async function Faults({ draft, path }: { draft: Draft; path: string }) {
  await setImmediate();
  const faults = lessonFaults(textsOf(draft.files), draft.media, path);
  if (faults.length === 0) {
    return <p className="flex min-h-target items-center text-muted">这一课没有要补的。</p>;
  }
  return (
    <Folded summary={`发布前还有${faults.length}处要补`}>
      <FaultList faults={faults} none="" />
    </Folded>
  );
}

function mediaOf({ media }: Draft) {
  return Object.entries(media).map(([path, { sha256, width, height }]) => ({
    ...{ path, sha256, width, height },
  }));
}
