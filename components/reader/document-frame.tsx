import type { ReactNode } from "react";
import { displayScript } from "@/components/shell/display-script";
import { SkipLink } from "@/components/shell/skip-link";

/** Addresses of what documents load; those of a script by what it makes live. */
export type LessonAssets = {
  css: string;
  scripts: Record<"article" | "play" | "pages" | "package", string>;
  hls: string;
  /** What courseware finds in its own window. */
  courseware: string;
  pdfWorker: string;
  /** Folder of character maps and fonts for documents. */
  pdfFiles: string;
};

type Props = { title: string; css: string; script?: string; children: ReactNode };

/** The outermost part of a document: complete without scripts, which are asked for last. */
export function DocumentFrame({ title, css, script, children }: Props) {
  return (
    <html lang="zh-CN">
      {/* biome-ignore lint/style/noHeadElement: this is a whole document, not a page of the framework */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${title} · 五社学堂`}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, which must run before the first paint */}
        <script dangerouslySetInnerHTML={{ __html: displayScript }} />
        <link rel="stylesheet" href={css} />
        <link rel="manifest" href="/manifest.webmanifest" />
        <meta name="theme-color" content="#fffdf8" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#24221e" media="(prefers-color-scheme: dark)" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {script && <script src={script} defer />}
      </head>
      <body>
        <SkipLink />
        {children}
      </body>
    </html>
  );
}
