import type { Metadata } from "next";
import { NewCourseForm } from "@/components/authoring/new-course-form";
import { PageFrame } from "@/components/shell/page-frame";
import { PageHeader } from "@/components/ui/page-header";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "新建课程" };

/** Where a course begins. */
export default async function NewCoursePage() {
  await pagePermit("course.create", "/teach/new");
  return (
    <PageFrame width="text">
      <PageHeader title="新建课程" eyebrow="教学">
        先写三项，其余的慢慢来。发布以前，只有课程团队看得到。
      </PageHeader>
      <NewCourseForm />
    </PageFrame>
  );
}
