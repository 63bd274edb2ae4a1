import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "@/lib/platform/env";

export type ReaderAssets = {
  css: string;
  scripts: Record<"article" | "play" | "pages" | "package", string>;
  hls: string;
  courseware: string;
  pdfWorker: string;
  pdfFiles: string;
};

let known: ReaderAssets | null = null;

/** The current scripts and style sheet of lesson documents, as scripts/build-reader.mjs left them. */
export function readerAssets(): ReaderAssets {
  if (known && env.NODE_ENV === "production") return known;
  const manifest = join(process.cwd(), "public/reader/manifest.json");
  known = JSON.parse(readFileSync(manifest, "utf8")) as ReaderAssets;
  return known;
}
