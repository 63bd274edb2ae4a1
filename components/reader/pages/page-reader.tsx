import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { LessonData } from "@/components/reader/lesson-data";
import { usePage } from "@/components/reader/pages/page-drawing";
import type { Reading } from "@/components/reader/pages/reading";
import { Button } from "@/components/ui/button";

type Props = { reading: Reading; scripts: LessonData["scripts"] };

const ZOOMS = [1, 1.5, 2];

/** One page at a time, with its words for those who cannot see it. */
export function PageReader({ reading, scripts }: Props) {
  const { pages, src } = reading.work;
  const page = useSyncExternalStore(reading.subscribe, () => reading.page);
  const left = useSyncExternalStore(reading.subscribe, reading.secondsLeft);
  const [zoom, setZoom] = useState(1);
  const { file, problem } = useDocument(src, scripts);
  const { canvas, words, failed } = usePage(file, reading, page, zoom);

  if (problem || failed) {
    return (
      <p>
        这台设备的浏览器打不开文档阅读器，
        <a className="link" href={src}>
          请直接打开 PDF
        </a>
        ；要计入进度，请换用较新的手机浏览器或电脑。
      </p>
    );
  }
  return (
    <section aria-label="文档" className="pages">
      <PageBar reading={reading} page={page} pages={pages} />
      <div className="pages-sheet" aria-busy={!file}>
        <canvas ref={canvas} />
        <p className="sr-only">{words}</p>
      </div>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-2">
        <p role="status" className="text-sm text-muted">
          {left > 0 ? `这一页再看${left}秒就计入进度` : "✓ 这一页已计入进度"}
        </p>
        <Button
          variant="quiet"
          onClick={() => setZoom(ZOOMS[(ZOOMS.indexOf(zoom) + 1) % ZOOMS.length] ?? 1)}
        >
          {zoom === ZOOMS.at(-1) ? "恢复大小" : "放大"}
        </Button>
      </div>
    </section>
  );
}

function PageBar({ reading, page, pages }: { reading: Reading; page: number; pages: number }) {
  return (
    <div className="flex items-center justify-between gap-2">
      <Button
        variant="secondary"
        className="whitespace-nowrap"
        disabled={page <= 1}
        onClick={() => reading.turnTo(page - 1)}
      >
        上一页
      </Button>
      <label className="flex items-center gap-1 whitespace-nowrap text-sm">
        第
        <select
          className="min-h-target rounded-medium border border-edge bg-surface px-2"
          value={page}
          onChange={(event) => reading.turnTo(Number(event.currentTarget.value))}
        >
          {Array.from({ length: pages }, (_, index) => index + 1).map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
        页，共{pages}页
      </label>
      <Button
        variant="secondary"
        className="whitespace-nowrap"
        disabled={page >= pages}
        onClick={() => reading.turnTo(page + 1)}
      >
        下一页
      </Button>
    </div>
  );
}

function useDocument(src: string, { pdfWorker, pdfFiles }: LessonData["scripts"]) {
  const [file, setFile] = useState<PDFDocumentProxy | null>(null);
  const [problem, setProblem] = useState(false);
  useEffect(() => {
    GlobalWorkerOptions.workerSrc = pdfWorker;
    const loading = getDocument({
      url: new URL(src, location.href).href,
      cMapUrl: `${pdfFiles}cmaps/`,
      standardFontDataUrl: `${pdfFiles}standard_fonts/`,
      useWasm: false,
    });
    loading.promise.then(setFile, () => setProblem(true));
    return () => void loading.destroy();
  }, [src, pdfWorker, pdfFiles]);
  return { file, problem };
}
