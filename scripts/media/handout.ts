/** A handout as a page to print on A4, with the words and the look it has on the platform. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { readPaper } from "@/lib/transfer/rules/markdown-file";
import { escapeHtml, readerStyles } from "@/scripts/media/page";

/** Null for papers of other kinds. @throws naming the faults of an unsound file */
export function handoutPage(file: string): string | null {
  const { document, faults } = readPaper({
    file,
    id: basename(file, ".md"),
    text: readFileSync(file, "utf8"),
    assets: { figures: {}, media: {} },
  });
  const { head, body } = document;
  if (faults.length > 0 || !head) throw new Error(`${file}：${faults[0]?.message}`);
  if (head.kind !== "handout") return null;
  const title = escapeHtml(head.title);
  return `<!doctype html><html lang="zh-CN" data-theme="light"><meta charset="utf-8">
<title>${title}</title><style>${readerStyles()}${styles}</style>
<body class="paper"><h1>${title}</h1><p class="summary">${escapeHtml(head.summary)}</p>
<article class="prose">${body.html}</article>
<p class="foot">五社学堂 · 内容截至${head.contentAsOf} · 政策如有变化，以主管部门最新文件为准</p></body></html>`;
}

const styles = `
html { font-size: 12.5px; } body { background: #fff; }
h1 { font-size: 2rem; margin: 0; } .summary { margin: .3rem 0 1rem; } .prose { line-height: 1.6; }
.foot { margin-top: 1rem; font-size: .9rem; color: #555; }
`;
