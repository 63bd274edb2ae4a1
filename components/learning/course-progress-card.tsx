import type { Route } from "next";
import Link from "next/link";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { ProgressRing } from "@/components/ui/progress-ring";
import { Tag } from "@/components/ui/tag";

export type CourseStanding = {
  slug: string;
  title: string;
  lessonsDone: number;
  lessonCount: number;
  /** Whether there is a later release to move to. */
  newer: boolean;
  /** Whether lessons and quiz are both behind the learner. */
  complete: boolean;
  /** What to do next, and its button: “继续学习”, “参加测验”, “查看成绩”. Null when nothing is left. */
  next: { label: string; href: string; external?: boolean } | null;
};

/** How one course is going. */
export function CourseProgressCard({ course }: { course: CourseStanding }) {
  const { slug, title, lessonsDone, lessonCount, newer, complete, next } = course;
  const percent = lessonCount === 0 ? 0 : (lessonsDone / lessonCount) * 100;
  return (
    <Card className="flex h-full flex-wrap items-start gap-4 sm:gap-5">
      <ProgressRing percent={percent} label={`《${title}》学习进度`} />
      <div className="flex min-w-0 flex-1 basis-44 flex-col items-start self-stretch">
        <h3 className="text-lg">
          <Link href={`/courses/${slug}` as Route} prefetch={false} className="hover:text-teal">
            {title}
          </Link>
        </h3>
        <p className="mt-1 mb-4 flex flex-wrap items-center gap-x-3 text-sm text-muted">
          已学完{lessonsDone}/{lessonCount}课{complete && <Tag tone="good">已结业</Tag>}
          {newer && <Tag tone="amber">有新版</Tag>}
        </p>
        {next && (
          <ButtonLink
            href={next.href}
            external={next.external ?? false}
            variant="secondary"
            className="mt-auto"
          >
            {next.label}
          </ButtonLink>
        )}
      </div>
    </Card>
  );
}
