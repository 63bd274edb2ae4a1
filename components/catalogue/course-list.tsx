import { CourseCard, type CourseChoice } from "@/components/catalogue/course-card";
import { EmptyState } from "@/components/ui/empty-state";

type Props = {
  courses: readonly CourseChoice[];
  /** The level of each course's title: "h2" where the list stands right under the page's title. */
  heading?: "h2" | "h3";
};

/** The courses of a series, in its order. */
export function CourseList({ courses, heading = "h3" }: Props) {
  if (courses.length === 0) {
    return (
      <EmptyState title="课程正在准备中">
        讲师还没有发布课程。请过些日子再来看看，或向培训管理员了解开课时间。
      </EmptyState>
    );
  }
  return (
    <ol className="grid gap-4 sm:gap-5 lg:grid-cols-2">
      {courses.map((course, place) => (
        <li key={course.slug}>
          <CourseCard course={course} number={place + 1} heading={heading} />
        </li>
      ))}
    </ol>
  );
}
