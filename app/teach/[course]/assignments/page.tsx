import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PageFrame } from "@/components/shell/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Tag } from "@/components/ui/tag";
import { getPublicCourse } from "@/lib/catalogue/queries/courses";
import { pagePermit } from "@/lib/platform/session";
import { listAssignments } from "@/lib/submissions/queries/assignments";

export const metadata: Metadata = { title: "作业" };

/** The assignments of a course, with how many works wait. */
export default async function AssignmentsPage({
  params,
}: PageProps<"/teach/[course]/assignments">) {
  const { course: slug } = await params;
  const here = `/teach/${slug}/assignments`;
  const permit = await pagePermit("submission.grade", here);
  const [course, assignments] = await Promise.all([
    getPublicCourse(slug),
    listAssignments(permit, slug),
  ]);
  if (!course) notFound();
  return (
    <PageFrame>
      <PageHeader title="作业" eyebrow={course.title}>
        点开一份作业，设截止时间，评学员交来的。
      </PageHeader>
      {assignments.length === 0 ? (
        <EmptyState title="这门课没有实践作业">
          在课程里写一份实践作业，发布后会出现在这里。
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line overflow-hidden rounded-large border border-line bg-surface">
          {assignments.map(({ paperSlug, title, handedIn, waiting }) => (
            <li key={paperSlug}>
              <Link
                href={`${here}/${paperSlug}` as Route}
                className="flex min-h-target flex-wrap items-center gap-x-4 px-4 py-3"
              >
                <span className="min-w-0 flex-1 basis-60 font-semibold">{title}</span>
                {waiting > 0 && <Tag tone="amber">等评{waiting}份</Tag>}
                <span className="text-sm text-muted">共交{handedIn}份</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </PageFrame>
  );
}
