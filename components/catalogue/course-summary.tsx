import type { ReactNode } from "react";
import { CourseCover } from "@/components/catalogue/course-cover";
import { ProgressRing } from "@/components/ui/progress-ring";
import type { Cover } from "@/lib/catalogue/model/completion";
import { dateInWords, minutesInWords } from "@/lib/platform/wording";

export type CourseOverview = {
  title: string;
  /** The name people read, not the slug. */
  seriesName: string;
  summary: string;
  audience: string;
  outcomes: readonly string[];
  /** A calendar date, 2026-11-23. */
  contentAsOf: string;
  minutes: number;
  slug: string;
  cover: Cover | null;
  /** What it takes to be certified, in words. */
  certificate: string;
};

/** Lessons that have to be studied, those of one's choice, and how many of the first are done. */
type Counts = { lessonCount: number; optionalCount: number; lessonsDone: number };

type Props = {
  course: CourseOverview;
  counts: Counts;
  joined: boolean;
  /** The one thing to do next: join, begin, go on, sit the quiz. */
  action: ReactNode;
};

/** The head of a course's page: what it is, for whom, what one can do afterwards. */
export function CourseSummary({ course, counts, joined, action }: Props) {
  const { cover, slug } = course;
  return (
    <div className="grid gap-x-12 gap-y-7 lg:grid-cols-[1fr_20rem] lg:grid-rows-[auto_1fr]">
      <header>
        <p className="font-medium text-amber">{course.seriesName}</p>
        <h1 className="mt-1 text-2xl sm:text-3xl">{course.title}</h1>
        <p className="mt-4 max-w-measure">{course.summary}</p>
      </header>
      {/* On a phone the next step comes before the details. */}
      <aside
        aria-label="课程概况"
        className="flex flex-col gap-5 self-start rounded-large border border-line bg-surface p-5 shadow-card sm:p-6 lg:col-start-2 lg:row-span-2 lg:row-start-1"
      >
        {cover && <CourseCover courseSlug={slug} cover={cover} className="rounded-medium" />}
        {joined && <Standing counts={counts} />}
        {action}
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-sm">
          <Line term="课时">
            {counts.lessonCount}课
            {counts.optionalCount > 0 && `，另有选学${counts.optionalCount}课`}
          </Line>
          <Line term="用时">约{minutesInWords(course.minutes)}</Line>
          <Line term="适合">{course.audience}</Line>
          <Line term="证书">{course.certificate}</Line>
          <Line term="时效">内容截至{dateInWords(course.contentAsOf)}</Line>
        </dl>
      </aside>
      <section aria-labelledby="outcomes">
        <h2 id="outcomes" className="text-lg">
          学完以后，您能够
        </h2>
        <ul className="mt-2 flex max-w-measure flex-col gap-2">
          {course.outcomes.map((outcome) => (
            <li key={outcome} className="flex gap-3">
              <span
                aria-hidden="true"
                className="mt-2.5 size-3 shrink-0 rounded-full border-3 border-teal"
              />
              {outcome}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Standing({ counts: { lessonCount, lessonsDone } }: { counts: Counts }) {
  const percent = lessonCount === 0 ? 0 : (lessonsDone / lessonCount) * 100;
  return (
    <div className="flex items-center gap-4">
      <ProgressRing percent={percent} label="本课程学习进度" />
      <div>
        <p className="text-sm text-muted">已学完</p>
        <p className="text-lg font-semibold">
          {lessonsDone}/{lessonCount}课
        </p>
      </div>
    </div>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
