import type { Metadata } from "next";
import { CourseList } from "@/components/catalogue/course-list";
import { PageFrame } from "@/components/shell/page-frame";
import { PageHeader } from "@/components/ui/page-header";
import { seriesNames } from "@/lib/catalogue/model";
import { listPublicCourses } from "@/lib/catalogue/queries/courses";
import { listOwnCourses } from "@/lib/learning/queries/courses";
import { courseChoices } from "@/lib/learning/rules/standing";
import { optionalPermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "课程" };

/** Every published course, with one's own progress for those who have joined. */
export default async function CataloguePage() {
  const permit = await optionalPermit("course.study");
  const [courses, own] = await Promise.all([
    listPublicCourses(),
    permit ? listOwnCourses(permit) : [],
  ]);

  return (
    <PageFrame>
      <PageHeader title="课程">{seriesNames.wushe}和各地课程，自愿报名，随时可学。</PageHeader>
      <CourseList heading="h2" courses={courseChoices(courses, own)} />
    </PageFrame>
  );
}
