import type { Metadata } from "next";
import Link from "next/link";
import { PageFrame } from "@/components/shell/page-frame";
import { PageHeader } from "@/components/ui/page-header";
import { listPublicCourses } from "@/lib/catalogue/queries/courses";
import { pagePermit } from "@/lib/platform/session";

export const metadata: Metadata = { title: "教学" };

/** Where trainers begin: the courses, and how their exams do. */
export default async function TeachPage() {
  await pagePermit("assessment.analyse", "/teach");
  const courses = await listPublicCourses();
  return (
    <PageFrame>
      <PageHeader title="教学" eyebrow="讲师">
        看看每门课的测验：哪些题太难、太容易，哪些题分不出会与不会。
      </PageHeader>
      <ul className="overflow-hidden rounded-large border border-line bg-surface">
        {courses.map(({ slug, title, manifest }) => (
          <li key={slug} className="border-line not-first:border-t">
            <Link
              href={`/teach/${slug}/analysis`}
              className="flex min-h-target flex-wrap items-baseline gap-x-4 px-4 py-3.5 -outline-offset-3 hover:bg-surface-2 sm:px-5"
            >
              <span className="min-w-0 flex-1 font-semibold">{title}</span>
              <span className="text-sm text-teal">
                {manifest.quiz ? "试题分析" : "这门课没有测验"}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </PageFrame>
  );
}
