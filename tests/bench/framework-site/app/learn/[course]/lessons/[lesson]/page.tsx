import { notFound } from "next/navigation";
import { siteLinks } from "@/app/site-links";
import { LessonEnd } from "@/components/reader/lesson-end";
import { LessonHead } from "@/components/reader/lesson-head";
import { LessonOutline } from "@/components/reader/lesson-outline";
import { withChecks } from "@/components/reader/static-check";
import { SiteShell } from "@/components/shell/site-shell";
import { listReleaseChecks } from "@/lib/assessment/queries/release-checks";
import type { OutlineLesson } from "@/lib/catalogue/model";
import { getReleaseLesson } from "@/lib/catalogue/queries/lessons";
import { getLessonAccess } from "@/lib/learning/queries/access";
import { currentVisitor, pagePermit } from "@/lib/platform/session";

type Props = { params: Promise<{ course: string; lesson: string }> };

/** The lesson of `LessonDocument`, with the same queries and components, as a page of the framework. */
export default async function LessonPage({ params }: Props) {
  const { course, lesson: slug } = await params;
  const permit = await pagePermit("course.study", `/learn/${course}/lessons/${slug}`);
  const access = await getLessonAccess(permit, course, slug);
  if (access.kind !== "open") notFound();
  const [visitor, found, checks] = await Promise.all([
    currentVisitor(),
    getReleaseLesson(permit, access.releaseId, access.lessonId),
    listReleaseChecks(permit, access.releaseId, access.lessonId),
  ]);
  if (!found) notFound();

  const { lesson, release } = found;
  const lessons = release.outline.modules.flatMap((module) => module.lessons);
  const place = lessons.findIndex((other) => other.id === lesson.id);
  const pathOf = (other: OutlineLesson) => `/learn/${course}/lessons/${other.slug}`;
  return (
    <SiteShell person={visitor} links={siteLinks(visitor)}>
      <aside aria-label="课程目录">
        <LessonOutline modules={release.outline.modules} currentId={lesson.id} pathOf={pathOf} />
      </aside>
      <main id="main">
        <LessonHead lesson={lesson} position={place + 1} total={lessons.length} />
        <article
          className="prose"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised when the release was published
          dangerouslySetInnerHTML={{ __html: withChecks(lesson.html, checks) }}
        />
        <LessonEnd
          lesson={lesson}
          previous={lessons[place - 1]}
          next={lessons[place + 1]}
          pathOf={pathOf}
          quizPath={`/learn/${course}/quiz`}
          discussionPath={`/learn/${course}/lessons/${lesson.id}/discussion`}
          papers={release.outline.papers ?? []}
          paperPath={`/learn/${course}/papers`}
        />
      </main>
    </SiteShell>
  );
}
