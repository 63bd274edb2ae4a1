import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PageFrame } from "@/components/shell/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { optionalPermit, pagePermit } from "@/lib/platform/session";
import { dateInWords } from "@/lib/platform/wording";
import { listGallery } from "@/lib/submissions/queries/gallery";

export const metadata: Metadata = { title: "优秀作业" };

/** What others of this course wrote, as far as they agreed to show it. */
export default async function GalleryPage({ params }: PageProps<"/learn/[course]/gallery">) {
  const { course } = await params;
  const here = `/learn/${course}/gallery`;
  const reader = await pagePermit("course.study", here);
  const grading = await optionalPermit("submission.grade");
  const gallery = await listGallery({ reader, grading }, course);
  if (!gallery) notFound();
  const { courseTitle, works } = gallery;
  return (
    <PageFrame width="text">
      <PageHeader
        title="优秀作业"
        eyebrow={<Link href={`/courses/${course}` as Route}>{courseTitle}</Link>}
      >
        老师推荐、作者同意展示的作业。
      </PageHeader>
      {works.length === 0 ? (
        <EmptyState title="还没有展示的作业">老师推荐、作者同意以后，会出现在这里。</EmptyState>
      ) : (
        <ul className="flex flex-col gap-4">
          {works.map(({ id, title, byline, praise, since }) => (
            <li key={id}>
              <Link
                href={`${here}/${id}` as Route}
                prefetch={false}
                className="flex flex-col gap-2 rounded-large border border-line bg-surface p-5 shadow-card"
              >
                <span className="flex flex-wrap items-baseline justify-between gap-x-4">
                  <span className="text-lg font-semibold">{title}</span>
                  <span className="text-sm text-muted">{dateInWords(since)}起展示</span>
                </span>
                <span>{byline}</span>
                {praise && <span className="text-muted">老师推荐：{praise}</span>}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </PageFrame>
  );
}
