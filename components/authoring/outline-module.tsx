"use client";

import type { Route } from "next";
import Link, { useLinkStatus } from "next/link";
import { LessonCopier, LessonSender } from "@/components/authoring/lesson-elsewhere";
import type { OutlineEntry, OutlineModule } from "@/components/authoring/outline-editor";
import {
  AddForm,
  Dropper,
  ModuleMover,
  Mover,
  Renamer,
} from "@/components/authoring/outline-forms";
import { Handle, type HandleDoors } from "@/components/authoring/outline-handle";
import { More } from "@/components/authoring/outline-more";
import type { Drop } from "@/components/authoring/use-drag";
import type { Movable } from "@/lib/authoring/rules/outline-order";
import { lessonKindNames } from "@/lib/catalogue/model";

type Props = HandleDoors & {
  courseSlug: string;
  base: number;
  module: OutlineModule;
  modules: readonly OutlineModule[];
  /** Other courses of one's own. */
  courses: { slug: string; title: string }[];
  mayEdit: boolean;
  held: Movable | null;
  drop: Drop | null;
};

const markBefore =
  "relative before:absolute before:inset-x-0 before:-top-px before:h-1 before:bg-teal";
const markAfter =
  "relative after:absolute after:inset-x-0 after:-bottom-px after:h-1 after:bg-teal";

/** One module with its lessons, and what can be done to each. */
export function ModuleSection(props: Props) {
  const { courseSlug, base, module, modules, courses, mayEdit, held, drop, handle, step } = props;
  const here = { courseSlug, base };
  const at = modules.indexOf(module);
  return (
    <section
      data-module={module.id}
      className={`rounded-large border border-line bg-surface ${moduleMark(props)} ${held?.id === module.id ? "opacity-60" : ""}`}
    >
      <div className="flex items-center gap-x-1 border-line border-b py-1 pe-1 ps-1">
        {mayEdit && (
          <Handle
            mine={{ kind: "module", id: module.id }}
            name={module.title}
            {...{ handle, step }}
          />
        )}
        <h3 className={`min-w-0 flex-1 py-2 text-lg ${mayEdit ? "" : "ps-3"}`}>{module.title}</h3>
        {mayEdit && (
          <More name={module.title}>
            <Mover
              {...here}
              change={{ kind: "move_module", module: module.id }}
              {...{ at, last: modules.length - 1, name: module.title }}
            />
            <Renamer {...here} module={module} />
            {module.lessons.length === 0 && (
              <Dropper {...here} change={{ kind: "drop_module", module: module.id }} />
            )}
          </More>
        )}
      </div>
      {module.lessons.length === 0 && (
        <p className={`px-4 py-3 text-muted ${drop?.module === module.id ? markAfter : ""}`}>
          这个单元还没有课时。
        </p>
      )}
      <ol>
        {module.lessons.map((lesson, index) => (
          <li
            key={lesson.id}
            data-lesson={lesson.id}
            className={`flex items-center gap-x-1 border-line py-1 pe-1 ps-1 not-first:border-t ${lessonMark(props, index)} ${held?.id === lesson.id ? "opacity-60" : ""}`}
          >
            {mayEdit && (
              <Handle
                mine={{ kind: "lesson", id: lesson.id }}
                name={lesson.title}
                {...{ handle, step }}
              />
            )}
            <LessonName {...{ courseSlug, lesson, mayEdit }} />
            {mayEdit && (
              <More name={lesson.title}>
                <Mover
                  {...here}
                  change={{ kind: "move_lesson", lesson: lesson.id, module: module.id }}
                  {...{ at: index, last: module.lessons.length - 1, name: lesson.title }}
                />
                <ModuleMover {...here} lesson={lesson} module={module.id} modules={modules} />
                <LessonCopier {...here} lesson={lesson.id} />
                <LessonSender {...here} lesson={lesson.id} others={courses} />
                <Dropper {...here} change={{ kind: "drop_lesson", lesson: lesson.id }} />
              </More>
            )}
          </li>
        ))}
      </ol>
      {mayEdit && (
        <AddForm
          {...here}
          change={{ kind: "add_lesson", module: module.id }}
          label={`在“${module.title}”里加课时`}
          words="加课时"
        />
      )}
    </section>
  );
}

type NameProps = { courseSlug: string; lesson: OutlineEntry; mayEdit: boolean };

function LessonName({ courseSlug, lesson, mayEdit }: NameProps) {
  return (
    <span className={`min-w-0 flex-1 py-2 ${mayEdit ? "" : "ps-3"}`}>
      {mayEdit ? (
        <Link
          href={`/teach/${courseSlug}/lessons/${lesson.id}` as Route}
          prefetch={false}
          className="link"
        >
          {lesson.title}
          <Opening />
        </Link>
      ) : (
        lesson.title
      )}
      <span className="ms-2 text-sm text-muted">
        {lesson.kind !== "article" && `${lessonKindNames[lesson.kind]} · `}
        {lesson.minutes !== null && `${lesson.minutes}分钟`}
        {!lesson.required && " · 选学"}
        {!lesson.written && "　还没有写"}
      </span>
    </span>
  );
}

/** Said while a lesson is on its way. */
function Opening() {
  const { pending } = useLinkStatus();
  return pending ? <span className="ms-2 text-muted text-sm">正在打开…</span> : null;
}

/** Where a module that is held would come to stand. */
function moduleMark({ module, modules, held, drop }: Props): string {
  if (!drop || held?.kind !== "module") return "";
  return markAt(modules, module.id, held.id, drop.to);
}

function lessonMark({ module, held, drop }: Props, index: number): string {
  if (!drop || drop.module !== module.id || held?.kind !== "lesson") return "";
  return markAt(module.lessons, module.lessons[index]?.id ?? "", held.id, drop.to);
}

function markAt(list: readonly { id: string }[], mine: string, held: string, to: number): string {
  const others = list.filter(({ id }) => id !== held);
  if (others[to]?.id === mine) return markBefore;
  return to >= others.length && others.at(-1)?.id === mine ? markAfter : "";
}
