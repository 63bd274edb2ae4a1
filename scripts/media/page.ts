/** What pages made for pictures and print share. */
import { readdirSync, readFileSync } from "node:fs";

/** Colours and the classes that figures use, as the reader has them. */
export function figureStyles(): string {
  const files = ["app/tokens.css", "components/reader/reader-figures.css"];
  return files.map((file) => readFileSync(file, "utf8")).join("\n");
}

/** The finished style sheet of lesson documents; built by scripts/build-reader.mjs. */
export function readerStyles(): string {
  const name = readdirSync("public/reader").find((file) => file.endsWith(".css"));
  if (!name) throw new Error("请先运行 npm run build");
  return readFileSync(`public/reader/${name}`, "utf8");
}

export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
