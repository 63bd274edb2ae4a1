import { Check } from "lucide-react";
import { Tag } from "@/components/ui/tag";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { lessonKindNames, type OutlineLesson, type OutlineModule } from "@/lib/catalogue/model";
import { minutesInWords, numeralInWords } from "@/lib/platform/wording";

type Props = {
  modules: readonly OutlineModule[];
  /** Lessons are linked as `<lessonPath>/<slug>`; without it they are only listed. */
  lessonPath?: string | undefined;
  completedLessonIds?: readonly string[];
  currentLessonId?: string | undefined;
};

/** Modules and their lessons, with ticks for what is complete and a mark for where to go on. */
export function CourseOutline({
  modules,
  lessonPath,
  completedLessonIds = [],
  currentLessonId,
}: Props) {
  const order = modules.flatMap((module) => module.lessons.map((lesson) => lesson.id));
  return (
    <ol className="@container flex flex-col gap-7">
      {modules.map((module, place) => (
        <li key={module.id} className="@4xl:grid @4xl:grid-cols-[14rem_1fr] @4xl:gap-6">
          <h3 className="mb-2 flex flex-wrap items-baseline gap-x-3 self-start text-lg @4xl:flex-col @4xl:pt-3">
            <span className="font-sans text-sm font-medium text-amber">
              第{numeralInWords(place + 1)}单元
            </span>
            {module.title}
          </h3>
          <ol className="overflow-hidden rounded-large border border-line bg-surface">
            {module.lessons.map((lesson) => (
              <li key={lesson.id} className="border-line not-first:border-t">
                <Lesson
                  lesson={lesson}
                  number={order.indexOf(lesson.id) + 1}
                  href={lessonPath && `${lessonPath}/${lesson.slug}`}
                  complete={completedLessonIds.includes(lesson.id)}
                  current={lesson.id === currentLessonId}
                />
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

type LessonProps = {
  lesson: OutlineLesson;
  number: number;
  href: string | undefined;
  complete: boolean;
  current: boolean;
};

function Lesson({ lesson, number, href, complete, current }: LessonProps) {
  const line = `flex min-h-target items-start gap-x-3.5 px-4 @max-2xs:flex-wrap py-3.5 sm:px-5 ${current ? "bg-teal-soft" : ""}`;
  const content = (
    <>
      <Mark number={number} complete={complete} />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2.5 font-semibold leading-snug">
          {lesson.title}
          {complete && <VisuallyHidden>（已学完）</VisuallyHidden>}
          {lesson.required === false && <Tag>选学</Tag>}
          {current && <Tag tone="amber">学到这里</Tag>}
        </span>
        <span className="mt-1 block text-sm text-muted">{lesson.summary}</span>
      </span>
      <span className="shrink-0 text-sm leading-relaxed text-muted @max-2xs:basis-full @max-2xs:ps-10.5">
        {lesson.kind && lesson.kind !== "article" && `${lessonKindNames[lesson.kind]}，`}
        {minutesInWords(lesson.minutes)}
      </span>
    </>
  );
  if (!href) return <div className={line}>{content}</div>;
  // A lesson is a document of its own, so the browser loads it afresh.
  return (
    <a
      href={href}
      aria-current={current ? "step" : undefined}
      className={`${line} -outline-offset-3 hover:bg-surface-2`}
    >
      {content}
    </a>
  );
}

function Mark({ number, complete }: { number: number; complete: boolean }) {
  if (complete) {
    return (
      <span className="grid size-7 shrink-0 place-items-center rounded-full bg-good-soft text-good">
        <Check className="size-4.5" strokeWidth={3} aria-hidden="true" />
      </span>
    );
  }
  return (
    <span className="grid size-7 shrink-0 place-items-center rounded-full border border-edge text-xs text-muted tabular-nums">
      {number}
    </span>
  );
}
