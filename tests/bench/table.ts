/** The rows of the benchmark, as a table for people and as a file for comparisons. */
import { writeFileSync } from "node:fs";

export type Row = {
  what: string;
  ours: string;
  against: string;
  other: string;
  ratio: number;
  goal: string;
};

export function print(rows: readonly Row[]): void {
  const cells = [
    ["项目", "本平台", "对照", "对照值", "比值", "目标"],
    ...rows.map((r) => [r.what, r.ours, r.against, r.other, String(r.ratio), r.goal || "—"]),
  ];
  const widths = [0, 1, 2, 3, 4, 5].map((column) =>
    Math.max(...cells.map((line) => columns(line[column] ?? ""))),
  );
  for (const line of cells) {
    const padded = line.map((cell, i) => cell + " ".repeat((widths[i] ?? 0) - columns(cell)));
    console.log(padded.join("  "));
  }
  writeFileSync(
    "bench-results.json",
    `${JSON.stringify({ node: process.version, rows }, null, 2)}\n`,
  );
  console.log("\n已写入 bench-results.json");
}

/** Columns of a terminal: a Chinese character takes two. */
function columns(text: string): number {
  return [...text].reduce((sum, char) => sum + (char > "\u2e80" ? 2 : 1), 0);
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
