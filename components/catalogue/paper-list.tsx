import { FileText } from "lucide-react";
import { type OutlinePaper, paperNames } from "@/lib/catalogue/model";

type Props = {
  papers: readonly OutlinePaper[];
  /** Papers are linked as `<paperPath>/<slug>`; without it they are only listed. */
  paperPath?: string | undefined;
};

/** What goes with a course beside its lessons: to print, to keep, to do. */
export function PaperList({ papers, paperPath }: Props) {
  return (
    <ul className="overflow-hidden rounded-large border border-line bg-surface">
      {papers.map((paper) => (
        <li key={paper.slug} className="border-line not-first:border-t">
          <Paper paper={paper} href={paperPath && `${paperPath}/${paper.slug}`} />
        </li>
      ))}
    </ul>
  );
}

function Paper({ paper, href }: { paper: OutlinePaper; href: string | undefined }) {
  const line = "flex min-h-target items-start gap-x-3.5 px-4 py-3.5 sm:px-5";
  const content = (
    <>
      <FileText className="mt-0.5 size-6 shrink-0 text-teal" aria-hidden="true" />
      <span className="min-w-0 flex-1">
        <span className="font-semibold leading-snug">{paper.title}</span>
        <span className="mt-1 block text-sm text-muted">{paper.summary}</span>
      </span>
      <span className="shrink-0 text-sm leading-relaxed text-amber">{paperNames[paper.kind]}</span>
    </>
  );
  if (!href) return <div className={line}>{content}</div>;
  // A document of its own, so the browser loads it afresh.
  return (
    <a href={href} className={`${line} -outline-offset-3 hover:bg-surface-2`}>
      {content}
    </a>
  );
}
