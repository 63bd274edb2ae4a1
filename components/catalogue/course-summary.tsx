import type { ReactNode } from "react";
import { ProgressRing } from "@/components/ui/progress-ring";
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
  lessonCount: number;
  minutes: number;
};

type Props = {
  course: CourseOverview;
  /** Lessons complete; null for someone who has not joined. */
  lessonsDone: number | null;
  /** The one thing to do next: join, begin, go on, sit the quiz. */
  action: ReactNode;
};

/** The head of a course's page: what it is, for whom, what one can do afterwards. */
export function CourseSummary({ course, lessonsDone, action }: Props) {
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
        {lessonsDone !== null && <Standing course={course} lessonsDone={lessonsDone} />}
        {action}
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 text-sm">
          <Line term="课时">{course.lessonCount}课</Line>
          <Line term="用时">约{minutesInWords(course.minutes)}</Line>
          <Line term="适合">{course.audience}</Line>
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

function Standing({ course, lessonsDone }: { course: CourseOverview; lessonsDone: number }) {
  const percent = course.lessonCount === 0 ? 0 : (lessonsDone / course.lessonCount) * 100;
  return (
    <div className="flex items-center gap-4">
      <ProgressRing percent={percent} label="本课程学习进度" />
      <div>
        <p className="text-sm text-muted">已学完</p>
        <p className="text-lg font-semibold">
          {lessonsDone}/{course.lessonCount}课
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
