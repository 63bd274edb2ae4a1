import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { QuestionList } from "@/components/discussion/question-list";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { getPublicCourse } from "@/lib/catalogue/queries/courses";
import { listCourseQuestions } from "@/lib/discussion/queries/questions";
import { findReachedCourse } from "@/lib/people/queries/course-reach";
import { personOf } from "@/lib/platform/authority";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "学员提问" };

/** What learners ask under a course's lessons, for those who answer. */
export default async function CourseDiscussionPage({
  params,
  searchParams,
}: PageProps<"/teach/[course]/discussion">) {
  const { course: slug } = await params;
  const here = `/teach/${slug}/discussion`;
  const permit = await pagePermit("discussion.moderate", here);
  const open = (await searchParams).show !== "all";
  const [course, reached, questions] = await Promise.all([
    getPublicCourse(slug),
    findReachedCourse(permit, slug),
    listCourseQuestions(permit, slug, { open }),
  ]);
  if (!course || !reached) notFound();
  return (
    <PageFrame width="text">
      <PageHeader
        title="学员提问"
        eyebrow={course.title}
        actions={
          <ButtonLink href={open ? `${here}?show=all` : here} variant="secondary">
            {open ? "看全部提问" : "只看没回复的"}
          </ButtonLink>
        }
      >
        {open ? "课程团队还没有回复的提问，最新的在前。" : "全部提问，最新的在前。"}
      </PageHeader>
      {questions.length === 0 ? (
        <EmptyState title={open ? "没有等回复的提问" : "还没有人提问"}>
          学员在课文后面提问以后，会出现在这里，也会发到您的站内消息。
        </EmptyState>
      ) : (
        <QuestionList
          questions={questions}
          reader={{ personId: personOf(permit), moderates: true }}
          lessonPath={({ lesson }) => `/teach/${slug}/lessons/${lesson.slug}`}
        />
      )}
    </PageFrame>
  );
}
