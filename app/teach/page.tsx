import type { Metadata, Route } from "next";
import Link from "next/link";
import { PageFrame } from "@/components/shell/page-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Tag } from "@/components/ui/tag";
import { listTaughtCourses } from "@/lib/authoring/queries/drafts";
import { titleOfSheet } from "@/lib/authoring/rules/sheet";
import { holdsOver, type Permission } from "@/lib/platform/authority";
import { currentVisitor, holds, optionalPermit, pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "教学" };

type Place = { path: string; label: string; permission: Permission; withExam?: boolean };

/** The rooms of a course, for those who may enter them. */
const places: Place[] = [
  { path: "", label: "编写", permission: "draft.read" },
  { path: "/import", label: "导入导出", permission: "draft.edit" },
  { path: "/roster", label: "学员", permission: "roster.read" },
  { path: "/funnel", label: "哪一课难", permission: "roster.read" },
  { path: "/discussion", label: "学员提问", permission: "discussion.moderate" },
  { path: "/announcements", label: "公告", permission: "announcement.send" },
  { path: "/bank", label: "题库", permission: "question.maintain" },
  { path: "/quiz", label: "测验设置", permission: "quiz.arrange", withExam: true },
  { path: "/grading", label: "评阅", permission: "attempt.grade", withExam: true },
  { path: "/assignments", label: "作业", permission: "submission.grade" },
  { path: "/attempts", label: "作答记录", permission: "attempt.review", withExam: true },
  { path: "/analysis", label: "试题分析", permission: "assessment.analyse", withExam: true },
];
/** What is done for people of a region, at any course. */
const acrossCourses: Permission[] = [
  ...(["attempt.grade", "submission.grade"] as const),
  ...(["attempt.review", "assessment.analyse"] as const),
];

/** Where trainers begin: their courses, and the rooms of each. */
export default async function TeachPage() {
  await pagePermit("course.teach", "/teach");
  const [visitor, permit] = await Promise.all([
    currentVisitor(),
    optionalPermit("assessment.analyse"),
  ]);
  const courses = permit ? await listTaughtCourses(permit) : [];
  const looksAfterPeople = (permission: Permission) =>
    acrossCourses.includes(permission) &&
    (visitor?.grants ?? []).some(({ role }) => ["expert", "manager"].includes(role)) &&
    holds(visitor, permission);

  return (
    <PageFrame>
      <PageHeader
        title="教学"
        eyebrow="讲师"
        actions={
          <>
            {holds(visitor, "course.create") && <ButtonLink href="/teach/new">新建课程</ButtonLink>}
            {holds(visitor, "course.create") && (
              <ButtonLink href="/teach/import" variant="secondary">
                导入课程
              </ButtonLink>
            )}
            {holds(visitor, "media.upload") && (
              <ButtonLink href="/teach/media" variant="secondary">
                媒体库
              </ButtonLink>
            )}
          </>
        }
      >
        写课、出题、看学员学得怎样。您只看得到自己参与的课程。
      </PageHeader>
      {courses.length === 0 ? (
        <EmptyState title="还没有您参与的课程">
          新建一门课，或者请课程的作者把您加进团队。
        </EmptyState>
      ) : (
        <ul className="overflow-hidden rounded-large border border-line bg-surface">
          {courses.map(({ id, slug, regionCode, title, manifest, sheet, archivedAt }) => (
            <li
              key={slug}
              className="flex flex-wrap items-center gap-x-6 border-line px-4 py-1.5 not-first:border-t sm:px-5"
            >
              <span className="flex min-w-0 flex-1 basis-full flex-wrap items-center gap-x-3 pt-2 font-semibold">
                {title ?? titleOfSheet(sheet ?? "")}
                {title === null && <Tag>未发布</Tag>}
                {archivedAt && <Tag>已停止招生</Tag>}
              </span>
              {places
                .filter(({ withExam }) => !withExam || manifest?.quiz)
                .filter(({ permission }) => title !== null || permission.startsWith("draft."))
                .filter(
                  ({ permission }) =>
                    holdsOver(visitor, permission, { id, regionCode }) ||
                    looksAfterPeople(permission),
                )
                .map(({ path, label }) => (
                  <PlaceLink key={path} href={`/teach/${slug}${path}`}>
                    {label}
                  </PlaceLink>
                ))}
            </li>
          ))}
        </ul>
      )}
    </PageFrame>
  );
}

function PlaceLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href as Route}
      prefetch={false}
      className="flex min-h-target items-center text-teal underline"
    >
      {children}
    </Link>
  );
}
