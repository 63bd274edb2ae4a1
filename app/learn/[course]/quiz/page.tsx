import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { QuizIntro } from "@/components/learning/quiz-intro";
import { PageFrame } from "@/components/shell/page-frame";
import { PageHeader } from "@/components/ui/page-header";
import { getQuizIntro } from "@/lib/assessment/queries/quiz-intro";
import { getOwnCourse } from "@/lib/learning/queries/courses";
import { unreadLessons } from "@/lib/learning/rules/standing";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "结业测验" };

/** Before the quiz of a course one has joined. */
export default async function QuizPage({ params }: PageProps<"/learn/[course]/quiz">) {
  const { course: slug } = await params;
  const permit = await pagePermit("quiz.attempt", `/learn/${slug}/quiz`);
  const [quiz, course] = await Promise.all([
    getQuizIntro(permit, slug),
    getOwnCourse(permit, slug),
  ]);
  if (!quiz || !course) notFound();

  return (
    <PageFrame width="text">
      <PageHeader title={quiz.title} eyebrow={course.title} />
      <QuizIntro courseSlug={slug} quiz={quiz} unread={unreadLessons(course)} />
    </PageFrame>
  );
}
