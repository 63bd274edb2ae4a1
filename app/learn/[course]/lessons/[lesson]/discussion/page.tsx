import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AskForm } from "@/components/discussion/post-form";
import { QuestionList } from "@/components/discussion/question-list";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { getReleaseLesson } from "@/lib/catalogue/queries/lessons";
import { listLessonQuestions } from "@/lib/discussion/queries/questions";
import { getLessonAccess } from "@/lib/learning/queries/access";
import { personOf } from "@/lib/platform/authority";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "提问和讨论" };

/** What learners ask each other and the team under a lesson. */
export default async function LessonDiscussionPage({
  params,
}: PageProps<"/learn/[course]/lessons/[lesson]/discussion">) {
  const { course, lesson } = await params;
  const here = `/learn/${course}/lessons/${lesson}`;
  const permit = await pagePermit("course.study", `${here}/discussion`);
  const access = await getLessonAccess(permit, course, lesson);
  if (access.kind !== "open") notFound();
  const [found, questions] = await Promise.all([
    getReleaseLesson(permit, access.releaseId, access.lessonId),
    listLessonQuestions(permit, access.lessonId),
  ]);
  if (!found) notFound();
  return (
    <PageFrame width="text">
      <PageHeader
        title="提问和讨论"
        eyebrow={found.lesson.title}
        actions={
          <ButtonLink external href={here} variant="secondary">
            回到课文
          </ButtonLink>
        }
      />
      <AskForm courseSlug={course} lessonSlug={lesson} />
      {questions.length === 0 ? (
        <EmptyState title="还没有人提问">读课文时想到的、工作里遇到的，都可以在这里问。</EmptyState>
      ) : (
        <QuestionList
          questions={questions}
          reader={{ personId: personOf(permit), moderates: false }}
        />
      )}
    </PageFrame>
  );
}
