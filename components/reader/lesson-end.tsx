import { SourceList } from "@/components/reader/source-list";
import { ButtonLink } from "@/components/ui/button-link";
import { type OutlineLesson, type OutlinePaper, paperNames } from "@/lib/catalogue/model";

type Props = {
  lesson: {
    sources: readonly { document: string; detail?: string | undefined }[];
    contentAsOf: string;
  };
  previous: OutlineLesson | undefined;
  next: OutlineLesson | undefined;
  pathOf: (lesson: OutlineLesson) => string;
  quizPath: string | null;
  /** Where questions about this lesson are asked; null where nobody could, as in a preview. */
  discussionPath: string | null;
  /** What the course gives to take along; shown at its end. */
  papers: readonly OutlinePaper[];
  paperPath: string;
};

/** After the text: what it rests on, one's own notes, and where to go from here. */
export function LessonEnd(props: Props) {
  const { lesson, previous, next, pathOf, quizPath, discussionPath, papers, paperPath } = props;
  return (
    <footer className="flex flex-col gap-8 pb-16 pt-8">
      <SourceList sources={lesson.sources} contentAsOf={lesson.contentAsOf} />
      <div data-island="notes" />
      <div data-island="offline" />
      {discussionPath && (
        <p className="print:hidden">
          <a href={discussionPath} className="link inline-flex min-h-target items-center">
            提问和讨论
          </a>
        </p>
      )}
      {!next && papers.length > 0 && (
        <section aria-labelledby="papers" className="print:hidden">
          <h2 id="papers" className="text-lg">
            带走用起来
          </h2>
          <ul>
            {papers.map(({ slug, kind, title }) => (
              <li key={slug}>
                <a
                  href={`${paperPath}/${slug}`}
                  className="link inline-flex min-h-target items-center"
                >
                  {paperNames[kind]}：{title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
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
