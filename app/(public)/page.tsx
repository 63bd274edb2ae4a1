import type { Metadata } from "next";
import { CourseList } from "@/components/catalogue/course-list";
import { HomeHero } from "@/components/catalogue/home-hero";
import { PageFrame } from "@/components/shell/page-frame";
import { listPublicCourses } from "@/lib/catalogue/queries/courses";
import { listOwnCourses } from "@/lib/learning/queries/courses";
import { courseChoices } from "@/lib/learning/rules/standing";
import { optionalPermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: { absolute: "五社学堂 · 湖北社会工作者的线上课堂" } };

/** The front door: what this place is, and what can be studied here. */
export default async function HomePage() {
  const permit = await optionalPermit("course.study");
  const [courses, own] = await Promise.all([
    listPublicCourses(),
    permit ? listOwnCourses(permit) : [],
  ]);

  return (
    <PageFrame>
      <HomeHero
        startHref={permit ? "/learn" : "/register"}
        signInHref={permit ? null : "/sign-in"}
      />
      <section aria-labelledby="courses" className="flex flex-col gap-5">
        <h2 id="courses" className="font-display text-2xl font-bold">
          课程
        </h2>
        <CourseList courses={courseChoices(courses, own)} />
      </section>
    </PageFrame>
  );
}
