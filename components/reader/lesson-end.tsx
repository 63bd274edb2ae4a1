import { ButtonLink } from "@/components/ui/button-link";
import type { OutlineLesson } from "@/lib/catalogue/model";
import { dateInWords } from "@/lib/platform/wording";

type Props = {
  lesson: {
    sources: readonly { document: string; detail?: string | undefined }[];
    contentAsOf: string;
  };
  previous: OutlineLesson | undefined;
  next: OutlineLesson | undefined;
  pathOf: (lesson: OutlineLesson) => string;
  quizPath: string | null;
};

/** After the text: what it rests on, one's own notes, and where to go from here. */
export function LessonEnd({ lesson, previous, next, pathOf, quizPath }: Props) {
  return (
    <footer className="flex flex-col gap-8 pb-16 pt-8">
      <section aria-labelledby="sources" className="text-sm">
        <h2 id="sources" className="text-lg">
          依据
        </h2>
        <ul className="mt-2 flex flex-col gap-1">
          {lesson.sources.map(({ document, detail }) => (
            <li key={document + detail}>
              {document}
              {detail && <span className="text-muted">，{detail}</span>}
            </li>
          ))}
        </ul>
        <p className="mt-3 text-muted">
          内容截至{dateInWords(lesson.contentAsOf)}。政策如有变化，以主管部门最新文件为准。
        </p>
      </section>
      <div data-island="notes" />
      <nav
        aria-label="前后课时"
        className="flex flex-wrap justify-between gap-4 border-t border-line pt-6 print:hidden"
      >
        {previous && (
          <ButtonLink external href={pathOf(previous)} variant="secondary">
            上一课：{previous.title}
          </ButtonLink>
        )}
        {next && (
          <ButtonLink external href={pathOf(next)} className="ms-auto">
            下一课：{next.title}
          </ButtonLink>
        )}
        {!next && quizPath && (
          <ButtonLink external href={quizPath} className="ms-auto">
            去参加结业测验
          </ButtonLink>
        )}
      </nav>
    </footer>
  );
}
