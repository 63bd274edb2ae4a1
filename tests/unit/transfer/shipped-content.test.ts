import { join } from "node:path";
import { expect, it } from "vitest";
import { checkContent } from "@/lib/transfer/queries/check-content";

const root = join(import.meta.dirname, "../../../content");

it("ships only courses that are sound and keep to the register of facts", async () => {
  const { courses } = await checkContent(root);
  const errors = courses.flatMap(({ faults }) => faults.filter(({ level }) => level === "error"));
  expect(errors.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([]);
  expect(courses.length).toBeGreaterThan(0);
});
