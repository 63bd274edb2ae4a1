import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CourseOutline } from "@/components/catalogue/course-outline";
import { CourseSummary } from "@/components/catalogue/course-summary";
import { PaperList } from "@/components/catalogue/paper-list";
import { CourseAction } from "@/components/learning/course-action";
import { PageFrame } from "@/components/shell/page-frame";
import { getPublicCourse } from "@/lib/catalogue/queries/courses";
import { courseOverview } from "@/lib/catalogue/rules/overview";
import { getOwnCourse } from "@/lib/learning/queries/courses";
import { lessonsOf, nextStep } from "@/lib/learning/rules/standing";
import { optionalPermit } from "@/lib/platform/session";

type Props = PageProps<"/courses/[slug]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const course = await getPublicCourse((await params).slug);
  return course ? { title: course.title, description: course.summary } : { title: "没有这门课程" };
}

/** A course as anyone may see it; for those who joined, their own progress and release. */
export default async function CoursePage({ params }: Props) {
  const { slug } = await params;
  const permit = await optionalPermit("course.study");
  const [course, own] = await Promise.all([
    getPublicCourse(slug),
    permit ? getOwnCourse(permit, slug) : null,
  ]);
  if (!course) notFound();

  const outline = own?.outline ?? course.outline;
  const step = own ? nextStep({ ...own, lessons: lessonsOf(outline) }) : null;

  return (
    <PageFrame>
      <CourseSummary
        course={courseOverview(course)}
        lessonsDone={own ? own.readLessonIds.length : null}
        action={<CourseAction courseSlug={slug} signedIn={permit !== null} step={step} />}
      />
      <section aria-labelledby="outline" className="flex flex-col gap-5">
        <h2 id="outline" className="font-display text-2xl font-bold">
          课程内容
        </h2>
        <CourseOutline
          modules={outline.modules}
          lessonPath={own ? `/learn/${slug}/lessons` : undefined}
          completedLessonIds={own?.readLessonIds ?? []}
          currentLessonId={step?.kind === "lesson" ? step.lesson.id : undefined}
        />
      </section>
      {outline.papers && outline.papers.length > 0 && (
        <section aria-labelledby="papers" className="flex flex-col gap-5">
          <h2 id="papers" className="font-display text-2xl font-bold">
            带走用起来
          </h2>
          <PaperList
            papers={outline.papers}
            paperPath={own ? `/learn/${slug}/papers` : undefined}
          />
        </section>
      )}
    </PageFrame>
  );
}
