import { clock } from "@/components/reader/play/played";
import type { LessonWork } from "@/lib/catalogue/model";
import { minutesInWords } from "@/lib/platform/wording";

type Props = {
  lesson: {
    title: string;
    summary: string;
    minutes: number;
    readingSeconds: number;
    objectives: readonly string[];
    headings: readonly { id: string; text: string }[];
    work: LessonWork | null;
    required: boolean;
  };
  position: number;
  total: number;
};

/** What the lesson is, how long it takes, and what one can do afterwards. */
export function LessonHead({ lesson, position, total }: Props) {
  return (
    <header className="flex flex-col gap-4 pb-8 pt-8">
      <p className="text-sm font-medium text-amber">
        第{position}课，共{total}课{!lesson.required && "，选学"}
      </p>
      <h1 className="text-3xl">{lesson.title}</h1>
      <p className="text-muted">{lesson.summary}</p>
      <p className="text-sm text-muted">
        {lengthInWords(lesson)}，
        {lesson.required
          ? `连同自测和思考计${minutesInWords(lesson.minutes)}`
          : "学不学都不影响结业，不计学时"}
      </p>
      {lesson.objectives.length > 0 && <Objectives objectives={lesson.objectives} />}
      {lesson.headings.length > 2 && (
        <details className="rounded-large border border-line px-5">
          <summary className="chevron flex min-h-target items-center font-medium">
            这一课讲什么
          </summary>
          <ol className="pb-4">
            {lesson.headings.map(({ id, text }) => (
              <li key={id}>
                <a href={`#${id}`} className="link inline-flex min-h-target items-center">
                  {text}
                </a>
              </li>
            ))}
          </ol>
        </details>
      )}
    </header>
  );
}

function Objectives({ objectives }: { objectives: readonly string[] }) {
  return (
    <section aria-labelledby="objectives" className="rounded-large bg-teal-soft px-5 py-4">
      <h2 id="objectives" className="font-sans text-base font-semibold">
        学完这一课，您
      </h2>
      <ul className="mt-1 list-disc ps-5">
        {objectives.map((objective) => (
          <li key={objective}>{objective}</li>
        ))}
      </ul>
    </section>
  );
}

/** How long it takes to get through the lesson itself. */
function lengthInWords({ work, readingSeconds }: Props["lesson"]): string {
  if (work?.kind === "video") return `片长${clock(work.seconds)}`;
  if (work?.kind === "audio") return `录音${clock(work.seconds)}`;
  if (work?.kind === "document") return `文档${work.pages}页`;
  if (work?.kind === "package") return `课件${work.courseware.units.length}个单元`;
  return `读完约${Math.max(1, Math.round(readingSeconds / 60))}分钟`;
}
