import type { OutlineLesson, OutlineModule } from "@/lib/catalogue/model";

type Props = {
  modules: readonly OutlineModule[];
  currentId: string;
  pathOf: (lesson: OutlineLesson) => string;
};

/** The course's lessons, with a place for each one's tick. */
export function LessonOutline({ modules, currentId, pathOf }: Props) {
  return (
    <ol className="outline-modules">
      {modules.map((module) => (
        <li key={module.id}>
          <p className="px-2 text-sm font-semibold text-muted">{module.title}</p>
          <ol>
            {module.lessons.map((lesson) => (
              <li key={lesson.id}>
                <a
                  href={pathOf(lesson)}
                  aria-current={lesson.id === currentId ? "page" : undefined}
                  className="outline-lesson"
                >
                  <span className="outline-tick" data-tick={lesson.id} />
                  {lesson.title}
                  {lesson.required === false && <span className="text-muted">（选学）</span>}
                </a>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}
