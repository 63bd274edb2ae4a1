import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ArchiveForm } from "@/components/authoring/archive-form";
import { OutlineEditor } from "@/components/authoring/outline-editor";
import { PublishPanel } from "@/components/authoring/publish-panel";
import { SheetForm } from "@/components/authoring/sheet-form";
import { TeamPanel } from "@/components/authoring/team-panel";
import { CourseFiles } from "@/components/import/course-files";
import { PageFrame } from "@/components/shell/page-frame";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import type { SubmissionState } from "@/lib/authoring/model/publishing";
import {
  type Draft,
  getDraft,
  listEditableCourses,
  listTeam,
} from "@/lib/authoring/queries/drafts";
import { getPlan, listSubmissions } from "@/lib/authoring/queries/publishing";
import { lessonPathOf, readLessonFile } from "@/lib/authoring/rules/new-lesson";
import { outlineOfSheet } from "@/lib/authoring/rules/outline";
import { readinessOf, textsOf } from "@/lib/authoring/rules/readiness";
import { readSheet } from "@/lib/authoring/rules/sheet";
import { CoverPath } from "@/lib/catalogue/model";
import { listPublicCourses } from "@/lib/catalogue/queries/courses";
import { holdsOver } from "@/lib/platform/authority";
import { env } from "@/lib/platform/env";
import { currentVisitor, optionalPermit, pagePermit } from "@/lib/platform/session";
import { dateTimeInWords } from "@/lib/platform/wording";
import { MANIFEST } from "@/lib/transfer/rules/course-paths";

export const metadata: Metadata = { title: "编写课程" };

/** A course's draft: its outline, what it says of itself, who works on it, and its way to learners. */
export default async function CoursePage({ params }: PageProps<"/teach/[course]">) {
  const { course: slug } = await params;
  const permit = await pagePermit("draft.read", `/teach/${slug}`);
  const [visitor, draft, team, offered, editable, [latest], plan] = await Promise.all([
    currentVisitor(),
    getDraft(permit, slug),
    listTeam(permit, slug),
    listPublicCourses(),
    listOwnDrafts(),
    listSubmissions(permit, slug),
    getPlan(permit, slug),
  ]);
  const file = draft?.files[MANIFEST];
  if (!draft || !file) notFound();
  const { course, files, media } = draft;
  const sheet = readSheet(file.text);
  const mayEdit = holdsOver(visitor, "draft.edit", course);
  const choices = {
    covers: coversOf([...Object.keys(files), ...Object.keys(media)]),
    courses: offered
      .filter((each) => each.slug !== slug)
      .map(({ slug: other, title }) => ({ slug: other, title })),
  };
  const released = course.release?.sourceHash ?? null;
  const readiness = readinessOf(textsOf(files), media, released, env.NEXTAUTH_URL);

  return (
    <PageFrame>
      <PageHeader title={sheet.title} eyebrow="编写课程">
        {course.release
          ? `学员现在学的是第${course.release.number}版。这里的改动留在草稿里，发布以后才换。`
          : "还没有发布，只有课程团队看得到。"}
      </PageHeader>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <section className="flex flex-col gap-4">
          <h2 className="text-xl">大纲</h2>
          <OutlineEditor
            courseSlug={slug}
            base={file.revision}
            modules={modulesOf(draft, file.text)}
            courses={editable.filter((each) => each.slug !== slug)}
            mayEdit={mayEdit}
          />
          <CourseFiles
            courseSlug={slug}
            mayEdit={mayEdit}
            release={course.release?.number ?? null}
          />
        </section>
        <div className="flex flex-col gap-8">
          <Card className="flex flex-col gap-4">
            <h2 className="text-xl">发布</h2>
            <PublishPanel
              courseSlug={slug}
              same={readiness.same}
              faults={readiness.faults.length}
              submission={latest && isUnderWay(latest.state) ? latest.state : null}
              planned={plan?.state === "waiting" ? dateTimeInWords(plan.publishAt) : null}
              released={course.release !== null}
            />
          </Card>
          {mayEdit && (
            <Card className="flex flex-col gap-4">
              <h2 className="text-xl">课程信息</h2>
              <SheetForm courseSlug={slug} base={file.revision} sheet={sheet} choices={choices} />
            </Card>
          )}
          <Card className="flex flex-col gap-4">
            <h2 className="text-xl">课程团队</h2>
            <TeamPanel
              courseSlug={slug}
              team={team}
              mayManage={holdsOver(visitor, "team.manage", course)}
            />
          </Card>
          {course.release && holdsOver(visitor, "course.archive", course) && (
            <Card className="flex flex-col gap-4">
              <h2 className="text-xl">招生</h2>
              <ArchiveForm courseSlug={slug} archived={course.archivedAt !== null} />
            </Card>
          )}
        </div>
      </div>
    </PageFrame>
  );
}

/** Where else a lesson could be put: nowhere for those who only read drafts. */
async function listOwnDrafts() {
  const permit = await optionalPermit("draft.edit");
  return permit ? await listEditableCourses(permit) : [];
}

function coversOf(paths: readonly string[]): string[] {
  return paths.filter((path) => CoverPath.safeParse(path).success).sort();
}

/** The outline with what each lesson's own file says by now. */
function modulesOf({ files }: Draft, sheet: string) {
  const paths = Object.keys(files);
  return outlineOfSheet(sheet).modules.map(({ id, title, lessons }) => ({
    ...{ id, title },
    lessons: lessons.map((lesson) => {
      const path = lessonPathOf(paths, lesson);
      const read = readLessonFile((path && files[path]?.text) || "");
      return { ...read, id: lesson, title: read.title ?? lesson };
    }),
  }));
}

/** Whether the team still waits for something to come of a submission. */
function isUnderWay(state: SubmissionState): boolean {
  return state === "submitted" || state === "approved" || state === "returned";
}
