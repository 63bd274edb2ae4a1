import { minutesInWords } from "@/lib/platform/wording";

type Props = {
  lesson: {
    title: string;
    summary: string;
    minutes: number;
    readingSeconds: number;
    objectives: readonly string[];
    headings: readonly { id: string; text: string }[];
  };
  position: number;
  total: number;
};

/** What the lesson is, how long it takes, and what one can do afterwards. */
export function LessonHead({ lesson, position, total }: Props) {
  const reading = Math.max(1, Math.round(lesson.readingSeconds / 60));
  return (
    <header className="flex flex-col gap-4 pb-8 pt-8">
      <p className="text-sm font-medium text-amber">
        第{position}课，共{total}课
      </p>
      <h1 className="text-3xl">{lesson.title}</h1>
      <p className="text-muted">{lesson.summary}</p>
      <p className="text-sm text-muted">
        读完约{reading}分钟，连同自测和思考计{minutesInWords(lesson.minutes)}
      </p>
      <section aria-labelledby="objectives" className="rounded-large bg-teal-soft px-5 py-4">
        <h2 id="objectives" className="font-sans text-base font-semibold">
          学完这一课，您
        </h2>
        <ul className="mt-1 list-disc ps-5">
          {lesson.objectives.map((objective) => (
            <li key={objective}>{objective}</li>
          ))}
        </ul>
      </section>
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
