"use client";

import { useEffect } from "react";
import { restoreChoice } from "@/components/shell/display-choice";
import { Failure } from "@/components/shell/failure";
import "./globals.css";

/** Stands in for the root layout when that itself fails, so it brings its own document. */
export default function GlobalErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  useEffect(restoreChoice, []);
  return (
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
