import "server-only";
import { createHash } from "node:crypto";
import type { CourseFiles, ParsedQuestion } from "@/lib/transfer/model";

/** SHA-256 over a folder's files in the order of their paths: path, NUL, text, NUL. */
export function contentHash(files: CourseFiles): string {
  const hash = createHash("sha256");
  for (const path of Object.keys(files).sort()) hash.update(`${path}\0${files[path]}\0`);
  return hash.digest("hex");
}

/** SHA-256 over all that a learner can see of a question, and what it is filed under. */
export function questionHash(question: ParsedQuestion): string {
  const { body, stem, explanation, difficulty, topic, facts } = question;
  const content = JSON.stringify([body, stem, explanation, difficulty, topic, facts]);
  return createHash("sha256").update(content).digest("hex");
}
