import type { Metadata, Route } from "next";
import Link from "next/link";
import { PageFrame } from "@/components/shell/page-frame";
import { PageHeader } from "@/components/ui/page-header";
import { listPublicCourses } from "@/lib/catalogue/queries/courses";
import type { Permission } from "@/lib/platform/authority";
import { currentVisitor, holds, pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "教学" };

/** Where trainers begin: the courses, and how their exams do. */
export default async function TeachPage() {
  await pagePermit("assessment.analyse", "/teach");
  const [visitor, courses] = await Promise.all([currentVisitor(), listPublicCourses()]);
  const may = (permission: Permission) => holds(visitor, permission);
  return (
    <PageFrame>
      <PageHeader title="教学" eyebrow="讲师">
        把题目写好、导进来，再看看学员考得怎样：哪些题太难，哪些题分不出会与不会。
      </PageHeader>
      <ul className="overflow-hidden rounded-large border border-line bg-surface">
        {courses.map(({ slug, title, manifest }) => (
          <li
            key={slug}
            className="flex flex-wrap items-center gap-x-6 border-line px-4 py-1.5 not-first:border-t sm:px-5"
          >
            <span className="min-w-0 flex-1 basis-full py-2 font-semibold sm:basis-60">
              {title}
            </span>
            {may("question.maintain") && <PlaceLink href={`/teach/${slug}/bank`}>题库</PlaceLink>}
            {manifest.quiz ? (
              <>
                {may("quiz.arrange") && (
                  <PlaceLink href={`/teach/${slug}/quiz`}>测验设置</PlaceLink>
                )}
                {may("attempt.grade") && (
                  <PlaceLink href={`/teach/${slug}/grading`}>评阅</PlaceLink>
                )}
                <PlaceLink href={`/teach/${slug}/attempts`}>作答记录</PlaceLink>
                <PlaceLink href={`/teach/${slug}/analysis`}>试题分析</PlaceLink>
              </>
            ) : (
              <span className="text-sm text-muted">没有测验</span>
            )}
          </li>
        ))}
      </ul>
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
