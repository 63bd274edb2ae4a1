import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { CourseOutline } from "@/components/catalogue/course-outline";
import { CourseSummary } from "@/components/catalogue/course-summary";
import { PaperList } from "@/components/catalogue/paper-list";
import { CourseAction } from "@/components/learning/course-action";
import { RenewalPanel } from "@/components/learning/renewal-panel";
import { PageFrame } from "@/components/shell/page-frame";
import { Notice } from "@/components/ui/notice";
import { getPublicCourse } from "@/lib/catalogue/queries/courses";
import { courseOverview } from "@/lib/catalogue/rules/overview";
import { getOwnCourse } from "@/lib/learning/queries/courses";
import {
  getOwnRenewal,
  listOwnPrerequisites,
  listPublicPrerequisites,
} from "@/lib/learning/queries/joining";
import { lessonCounts, lessonsOf, nextStep } from "@/lib/learning/rules/standing";
import { optionalPermit } from "@/lib/platform/session";
import { countShown } from "@/lib/submissions/queries/gallery";

type Props = PageProps<"/courses/[slug]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const course = await getPublicCourse((await params).slug);
  return course ? { title: course.title, description: course.summary } : { title: "没有这门课程" };
}

/** A course as anyone may see it; for those who joined, their own progress and release. */
export default async function CoursePage({ params, searchParams }: Props) {
  const { slug } = await params;
  const { renewed } = await searchParams;
  const permit = await optionalPermit("course.study");
  const [course, own] = await Promise.all([
    getPublicCourse(slug),
    permit ? getOwnCourse(permit, slug) : null,
  ]);
  // Those who joined before it was archived go on.
  if (!course || (course.archivedAt && !own)) notFound();
  const [prerequisites, renewal, shown] = await Promise.all([
    permit ? listOwnPrerequisites(permit, course.id) : listPublicPrerequisites(course.id),
    permit && own?.newerRelease ? getOwnRenewal(permit, slug) : null,
    permit && own?.outline.papers?.some(({ kind }) => kind === "assignment")
      ? countShown(permit, slug)
      : 0,
  ]);

  const outline = own?.outline ?? course.outline;
  const step = own ? nextStep({ ...own, lessons: lessonsOf(outline) }) : null;

  return (
    <PageFrame>
      {renewed && own && !own.newerRelease && (
        <Notice tone="success">已换到新版，学习记录都在，接着学就行。</Notice>
      )}
      <CourseSummary
        course={courseOverview(course)}
        counts={lessonCounts(outline, own?.readLessonIds)}
        joined={own !== null}
        action={
          <CourseAction
            courseSlug={slug}
            signedIn={permit !== null}
            step={step}
            hasQuiz={own?.hasQuiz ?? course.manifest.quiz !== undefined}
            assignedOnly={course.manifest.enrolment === "assigned"}
            prerequisites={prerequisites}
          />
        }
      />
      {renewal && <RenewalPanel courseSlug={slug} {...renewal} />}
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
          {shown > 0 && (
            <Link href={`/learn/${slug}/gallery` as Route} className="link self-start">
              看优秀作业（{shown}份）
            </Link>
          )}
        </section>
      )}
    </PageFrame>
  );
}
