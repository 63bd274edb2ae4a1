import { dateInWords } from "@/lib/platform/wording";

type Props = {
  sources: readonly { document: string; detail?: string | undefined }[];
  contentAsOf: string;
};

/** What a text rests on, and the day it was checked against. */
export function SourceList({ sources, contentAsOf }: Props) {
  return (
    <section aria-labelledby="sources" className="text-sm">
      {sources.length > 0 && (
        <div className="sources">
          <h2 id="sources" className="text-lg">
            依据
          </h2>
          <ul className="mt-2 flex flex-col gap-1">
            {sources.map(({ document, detail }) => (
              <li key={document + detail}>
                {document}
                {detail && <span className="text-muted">，{detail}</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="mt-3 text-muted">
        内容截至{dateInWords(contentAsOf)}。政策如有变化，以主管部门最新文件为准。
      </p>
    </section>
  );
}
