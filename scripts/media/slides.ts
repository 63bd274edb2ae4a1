/** One slide of a course's video, as a page of 1280 × 720. The lowest sixth is left to the captions. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ringPaths } from "@/components/ui/rings-geometry";
import type { VideoScript } from "@/lib/transfer/rules/video-script";
import { escapeHtml, figureStyles } from "@/scripts/media/page";

type Place = { folder: string; courseTitle: string };

export function slidePage(
  script: VideoScript,
  index: number,
  { folder, courseTitle }: Place,
): string {
  const slide = script.slides[index];
  if (!slide) throw new Error(`No slide ${index}`);
  const lines = (slide.lines ?? []).map((line) => `<li>${escapeHtml(line)}</li>`).join("");
  const body = slide.figure
    ? `<div class="figure">${readFileSync(join(folder, slide.figure), "utf8")}</div>`
    : `<ul>${lines}</ul>`;
  const opening = index === 0 ? `<p class="title">${escapeHtml(script.title)}</p>` : "";
  return `<!doctype html><html lang="zh-CN" data-theme="light"><meta charset="utf-8">
<style>${figureStyles()}${styles}</style>
<body class="${slide.figure ? "with-figure" : ""}">
<header>${rings}<span>五社学堂　${escapeHtml(courseTitle)}</span><span class="count">${index + 1} / ${script.slides.length}</span></header>
<main><div class="words">${opening}<h1>${escapeHtml(slide.heading)}</h1>${slide.figure ? "" : body}</div>${slide.figure ? body : ""}</main>
</body></html>`;
}

const paths = ringPaths({ distance: 27, radius: 20, stroke: 5.5, gap: 1.8 });
const rings = `<svg class="rings" viewBox="-50 -52.5 100 100">${paths
  .map((d, ring) => `<path d="${d}" fill="none" stroke-width="5.5" class="ring-${ring}"/>`)
  .join("")}</svg>`;

const styles = `
body { margin: 0; width: 1280px; height: 720px; overflow: hidden; background: var(--paper);
  color: var(--ink); font-family: "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
header { display: flex; align-items: center; gap: 16px; padding: 28px 64px 0; font-size: 24px;
  color: var(--muted); }
.count { margin-left: auto; font-variant-numeric: tabular-nums; }
.rings { width: 44px; height: 44px; }
.rings path { stroke: var(--teal); }
.rings .ring-0 { stroke: var(--amber-bright); }
main { display: flex; align-items: center; height: 440px; padding: 8px 64px 0 96px; gap: 48px; }
.words { flex: 1; border-left: 10px solid var(--teal); padding-left: 44px; }
.title { margin: 0 0 20px; font-size: 34px; color: var(--amber); font-weight: 600; }
h1 { margin: 0; font-family: "Noto Serif CJK SC", serif; font-size: 68px; line-height: 1.35; }
ul { margin: 24px 0 0; padding: 0; list-style: none; font-size: 40px; line-height: 1.6; }
li::before { content: ""; display: inline-block; width: 14px; height: 14px; margin: 0 22px 8px 0;
  border-radius: 50%; background: var(--amber-bright); }
.with-figure h1 { font-size: 56px; }
.with-figure .words { flex: 0 1 470px; }
.figure { flex: 1; height: 470px; align-self: flex-start; display: flex; justify-content: center; }
.figure svg { height: 100%; width: auto; max-width: 620px; }
`;
