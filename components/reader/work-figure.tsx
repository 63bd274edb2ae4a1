import { PackageFigure } from "@/components/reader/package/package-figure";
import { PlayFigure } from "@/components/reader/play/play-figure";
import type { LessonWork } from "@/lib/catalogue/model";
import { bytesInWords } from "@/lib/platform/wording";

/** What is watched, heard, leafed through or done, as far as it goes without scripts. */
export function WorkFigure({ work, title }: { work: LessonWork; title: string }) {
  switch (work.kind) {
    case "video":
    case "audio":
      return <PlayFigure work={work} title={title} />;
    case "document":
      return (
        <>
          <div data-island="pages">
            <p>
              <a className="link" href={work.src}>
                {title}（PDF，{work.pages}页，{bytesInWords(work.bytes)}）
              </a>
            </p>
          </div>
          <div data-island="evidence" />
        </>
      );
    case "package":
      return <PackageFigure work={work} />;
  }
}
