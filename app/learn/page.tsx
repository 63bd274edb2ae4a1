import type { Metadata } from "next";
import { ContinueCard } from "@/components/learning/continue-card";
import { CourseProgressCard } from "@/components/learning/course-progress-card";
import { HoursSummary } from "@/components/learning/hours-summary";
import { SavedList } from "@/components/offline/saved-list";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { listOwnCourses } from "@/lib/learning/queries/courses";
import { sumOwnMinutes } from "@/lib/learning/queries/hours";
import { courseStanding, whatNext } from "@/lib/learning/rules/standing";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "我的学习" };

/** The learner's own page: the one thing to do next, every course joined, time credited. */
export default async function LearningPage() {
  const permit = await pagePermit("course.study", "/learn");
  const [courses, minutes] = await Promise.all([listOwnCourses(permit), sumOwnMinutes(permit)]);

  return (
    <PageFrame>
      <PageHeader title="我的学习" />
      <ContinueCard next={whatNext(courses)} courseCount={courses.length} />
      {courses.length > 0 && (
        <section aria-labelledby="joined" className="flex flex-col gap-5">
          <h2 id="joined" className="font-display text-2xl font-bold">
            我的课程
          </h2>
          <ul className="grid gap-4 md:grid-cols-2">
            {courses.map((course) => (
              <li key={course.slug}>
                <CourseProgressCard course={courseStanding(course)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <SavedList />
      <section aria-label="学时" className="flex flex-col gap-4">
        <HoursSummary minutes={minutes} />
        <p className="flex flex-wrap gap-3">
          <ButtonLink href="/learn/archive" variant="quiet">
            学习档案
          </ButtonLink>
          <ButtonLink href="/learn/record" variant="quiet">
            查看学时记录
          </ButtonLink>
          <ButtonLink href="/learn/certificates" variant="quiet">
            结业证书
          </ButtonLink>
          <ButtonLink href="/learn/mistakes" variant="quiet">
            错题本
          </ButtonLink>
        </p>
      </section>
    </PageFrame>
  );
}
