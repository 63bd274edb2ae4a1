/** A page of a PDF on the sheet: drawn again when another is turned to, enlarged, or the phone is turned. */
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { useEffect, useRef, useState } from "react";
import type { Reading } from "@/components/reader/pages/reading";

/** Some programs write radicals in place of the characters that look the same; nobody searches for those. */
const RADICALS = /[\u2e80-\u2fdf]/g;

/** Draws the page into the canvas, as sharp and as wide as the screen is, and reads out its words. */
export function usePage(
  file: PDFDocumentProxy | null,
  reading: Reading,
  page: number,
  zoom: number,
) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [words, setWords] = useState("");
  const [failed, setFailed] = useState(false);
  const room = useWidth(canvas);
  useEffect(() => {
    const sheet = canvas.current;
    if (!file || !sheet || room === 0) return;
    reading.shown = false;
    // Pages may be turned faster than they are drawn, and a canvas takes one drawing at a time.
    const drawing = new AbortController();
    void drawPage(file, { page, sheet, width: room * zoom, signal: drawing.signal }).then(
      (text) => {
        if (drawing.signal.aborted) return;
        reading.shown = true;
        setWords(text);
      },
      () => setFailed(!drawing.signal.aborted),
    );
    return () => drawing.abort();
  }, [file, reading, page, zoom, room]);
  return { canvas, words, failed };
}

type Drawing = { page: number; sheet: HTMLCanvasElement; width: number; signal: AbortSignal };

/**
 * Draws a page on a canvas of its own and puts it on the sheet when it is whole; its words.
 *
 * @throws when it was given up meanwhile
 */
async function drawPage(
  file: PDFDocumentProxy,
  { page, sheet, width, signal }: Drawing,
): Promise<string> {
  const proxy = await file.getPage(page);
  const natural = proxy.getViewport({ scale: 1 });
  const density = Math.min(2, devicePixelRatio || 1);
  const viewport = proxy.getViewport({ scale: (width / natural.width) * density });
  const draft = document.createElement("canvas");
  draft.width = Math.round(viewport.width);
  draft.height = Math.round(viewport.height);
  const task = proxy.render({ canvas: draft, viewport });
  signal.addEventListener("abort", () => task.cancel());
  await task.promise;
  const text = await proxy.getTextContent();
  if (signal.aborted) throw new Error("Another page was turned to");
  sheet.width = draft.width;
  sheet.height = draft.height;
  sheet.style.width = `${width}px`;
  sheet.getContext("2d")?.drawImage(draft, 0, 0);
  return text.items
    .map((item) => ("str" in item ? item.str : ""))
    .join("")
    .replace(RADICALS, (sign) => sign.normalize("NFKC"));
}

/** The width that there is for the sheet, in pixels; it changes when a phone is turned. */
function useWidth(canvas: { current: HTMLCanvasElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const frame = canvas.current?.parentElement;
    if (!frame) return;
    const look = () => setWidth(frame.clientWidth);
    look();
    addEventListener("resize", look);
    return () => removeEventListener("resize", look);
  }, [canvas]);
  return width;
}
