/** What the production build is made from. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { sourceFiles } from "@/scripts/support/build.mjs";

it("counts the sources, and nothing that the build itself makes", () => {
  const made = readFileSync(".gitignore", "utf8")
    .split("\n")
    .map((line) => line.replace(/^\//, "").replace(/\/$/, ""))
    .filter((line) => line.startsWith("public/"));
  expect(made).toContain("public/sw.js");
  const counted = sourceFiles();
  expect(counted).toContain("app/layout.tsx");
  expect(counted.filter((file) => made.some((path) => file.startsWith(path)))).toEqual([]);
});
