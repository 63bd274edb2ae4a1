import type { Route } from "next";
import Link from "next/link";
import { CourseCover } from "@/components/catalogue/course-cover";
import { Card } from "@/components/ui/card";
import { ProgressRing } from "@/components/ui/progress-ring";
import { Tag } from "@/components/ui/tag";
import type { Cover } from "@/lib/catalogue/model/completion";
import { minutesInWords, numeralInWords } from "@/lib/platform/wording";

export type CourseChoice = {
  slug: string;
  title: string;
  summary: string;
  /** Lessons that have to be studied, and those of one's choice. */
  lessonCount: number;
  optionalCount: number;
  minutes: number;
  cover: Cover | null;
  /** For someone who has joined: lessons complete. Null for everyone else. */
  lessonsDone: number | null;
};

type Props = {
  course: CourseChoice;
  /** Its place in the series, from 1. */
  number: number;
  heading: "h2" | "h3" | "h4";
};

/** One course to choose; the whole card is the link. */
export function CourseCard({ course, number, heading: Heading }: Props) {
  const { slug, title, summary, lessonCount, optionalCount, minutes, cover, lessonsDone } = course;
  return (
    <Card className="relative flex h-full flex-wrap content-start gap-4 transition-colors focus-within:border-teal hover:border-teal sm:gap-5">
      {cover && <CourseCover courseSlug={slug} cover={cover} className="rounded-medium" />}
      {lessonsDone === null ? (
        <Numeral number={number} />
      ) : (
        <ProgressRing
          percent={share(lessonsDone, lessonCount)}
          label={`《${title}》学习进度`}
          size="small"
        />
      )}
      <div className="flex min-w-0 flex-1 basis-44 flex-col">
        <Heading className="text-lg">
          <Link
            href={`/courses/${slug}` as Route}
            prefetch={false}
            className="after:absolute after:inset-0 after:rounded-large hover:text-teal focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-offset-2 focus-visible:after:outline-teal"
          >
            {title}
          </Link>
        </Heading>
        <p className="mt-1.5 text-sm text-muted">{summary}</p>
        <p className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-1 pt-3 text-sm text-muted">
          <span>
            {lessonCount}课{optionalCount > 0 && `，另有选学${optionalCount}课`}
          </span>
          <span>约{minutesInWords(minutes)}</span>
          {lessonsDone !== null && <Standing done={lessonsDone} total={lessonCount} />}
        </p>
      </div>
    </Card>
  );
}

function Standing({ done, total }: { done: number; total: number }) {
  if (done >= total) return <Tag tone="good">已学完全部课时</Tag>;
  return <Tag tone="teal">{done === 0 ? "已加入，还没开始" : `已学完${done}课`}</Tag>;
}

function Numeral({ number }: { number: number }) {
  return (
    <span
      aria-hidden="true"
      className="grid size-14 shrink-0 place-items-center rounded-full border-[0.22rem] border-teal font-display text-xl font-bold text-teal"
    >
      {numeralInWords(number)}
    </span>
  );
}

function share(done: number, total: number): number {
  return total === 0 ? 0 : (done / total) * 100;
}
