import { DocumentFrame } from "@/components/reader/document-frame";
import { PaperTask } from "@/components/reader/paper-task";
import { SourceList } from "@/components/reader/source-list";
import { RingsMark } from "@/components/ui/rings-mark";
import { type AssignmentTask, type PaperKind, paperNames } from "@/lib/catalogue/model";

type Props = {
  courseSlug: string;
  paper: {
    slug: string;
    courseTitle: string;
    kind: PaperKind;
    title: string;
    summary: string;
    sources: readonly { document: string; detail?: string | undefined }[];
    contentAsOf: string;
    html: string;
    task: AssignmentTask | null;
  };
  assets: { css: string };
};

/** A paper as a finished document, made to be read on a phone and to be printed on A4. */
export function PaperDocument({ courseSlug, paper, assets }: Props) {
  return (
    <DocumentFrame title={paper.title} css={assets.css}>
      <header className="reader-header border-b border-line bg-surface print:hidden">
        <div className="mx-auto flex max-w-page items-center px-4 py-1 sm:px-6">
          <a
            href={`/courses/${courseSlug}`}
            className="flex min-h-target min-w-0 flex-1 items-center gap-2 rounded-medium font-medium"
          >
            <RingsMark className="size-7" />
            <span className="truncate">{paper.courseTitle}</span>
          </a>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="paper mx-auto max-w-measure px-4 pb-16 outline-none">
        <header className="flex flex-col gap-3 pb-6 pt-8 print:pb-2 print:pt-0">
          <p className="text-sm font-medium text-amber">
            {paperNames[paper.kind]}
            <span className="hidden print:inline">　{paper.courseTitle}</span>
          </p>
          <h1 className="text-3xl print:text-2xl">{paper.title}</h1>
          <p className="text-muted">{paper.summary}</p>
          <p className="rounded-large bg-teal-soft px-4 py-3 text-sm print:hidden">
            这份资料可以打印：在浏览器菜单里选“打印”，纸张选 A4。
          </p>
        </header>
        <article
          className="prose"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised when the release was published
          dangerouslySetInnerHTML={{ __html: paper.html }}
        />
        {paper.task && <PaperTask task={paper.task} />}
        {paper.task && (
          <p className="pt-6 print:hidden">
            <a
              href={`/learn/${courseSlug}/assignments/${paper.slug}`}
              className="inline-flex min-h-target items-center rounded-medium bg-teal px-5 font-semibold text-on-teal"
            >
              去写这份作业
            </a>
          </p>
        )}
        <SourceList sources={paper.sources} contentAsOf={paper.contentAsOf} />
      </main>
    </DocumentFrame>
  );
}
