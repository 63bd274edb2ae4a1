import { CourseCard, type CourseChoice } from "@/components/catalogue/course-card";
import { EmptyState } from "@/components/ui/empty-state";
import { seriesNames } from "@/lib/catalogue/model";

type Props = {
  courses: readonly (CourseChoice & { seriesSlug: string })[];
  /** The level of what stands right under the list's own title: a course, or a series where there are several. */
  heading?: "h2" | "h3";
};

/** The courses that are offered, series by series. */
export function CourseList({ courses, heading = "h3" }: Props) {
  if (courses.length === 0) {
    return (
      <EmptyState title="课程正在准备中">
        讲师还没有发布课程。请过些日子再来看看，或向培训管理员了解开课时间。
      </EmptyState>
    );
  }
  const series = Object.entries(Object.groupBy(courses, ({ seriesSlug }) => seriesSlug));
  if (series.length === 1) return <Series courses={courses} heading={heading} />;
  const Title = heading;
  return series.map(([slug, own = []]) => (
    <section key={slug} className="flex flex-col gap-4">
      <Title className="font-display text-xl font-bold">{seriesNames[slug] ?? slug}</Title>
      <Series courses={own} heading={heading === "h2" ? "h3" : "h4"} />
    </section>
  ));
}

type SeriesProps = { courses: readonly CourseChoice[]; heading: "h2" | "h3" | "h4" };

function Series({ courses, heading }: SeriesProps) {
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
