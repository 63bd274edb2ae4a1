"use client";

import { Failure } from "@/components/shell/failure";
import "./globals.css";

export default function GlobalErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    // Stands in for the root layout when that itself fails, so it brings its own document.
    <html lang="zh-CN">
      <head>
        <title>页面暂时打不开 · 五社学堂</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      </head>
      <body>
        <Failure error={error} retry={retry} />
      </body>
    </html>
  );
}
