/** What tells whether a course, a question or a release says what it said before. Pure. */
import { createHash } from "node:crypto";
import type { QuizRules } from "@/lib/assessment/model/quiz";
import type { CourseMedia } from "@/lib/media/model";
import type { CourseFiles, Enlisted, Wording } from "@/lib/transfer/model/course";

/** Grows when the same files come to be rendered differently, so that loading publishes anew. */
const RENDERING = "2";

/**
 * SHA-256 over a folder's files in the order of their paths: path, NUL, text, NUL; for media
 * the hash of their bytes stands for the text.
 */
export function contentHash(files: CourseFiles, media: CourseMedia): string {
  return hashOf(files, media, `${RENDERING}\0`);
}

/** As contentHash, but the same however files come to be rendered: what a course is made of. */
export function sourceHash(files: CourseFiles, media: CourseMedia): string {
  return hashOf(files, media, "");
}

function hashOf(files: CourseFiles, media: CourseMedia, salt: string): string {
  const hash = createHash("sha256").update(salt);
  for (const path of Object.keys(files).sort()) hash.update(`${path}\0${files[path]}\0`);
  for (const path of Object.keys(media).sort()) hash.update(`${path}\0${media[path]?.sha256}\0`);
  return hash.digest("hex");
}

/** SHA-256 over all that a learner can see of a question, and what it is filed under. */
export function questionHash(question: Omit<Wording, "key">): string {
  const { body, stem, material, explanation, difficulty, topic, facts } = question;
  const content = JSON.stringify([
    ...[body, stem, explanation, difficulty, topic, facts],
    // Questions without a situation keep the hash they had before there were any.
    ...(material === "" ? [] : [material]),
  ]);
  return createHash("sha256").update(content).digest("hex");
}

/** A release's hash: the folder's own, unless the bank adds to its exam, or trainers set its rules. */
export function releaseHash(
  folder: string,
  { enlisted, rules }: { enlisted: readonly Enlisted[]; rules: QuizRules | null },
): string {
  if (enlisted.length === 0 && rules === null) return folder;
  const hash = createHash("sha256").update(folder);
  for (const { versionId, points, fixed } of enlisted) {
    hash.update(`\0${versionId}:${points}${fixed ? ":fixed" : ""}`);
  }
  if (rules) hash.update(`\0${JSON.stringify(Object.entries(rules).sort())}`);
  return hash.digest("hex");
}
