/** Where the text of a course lies in its folder. Small, as browsers look into archives with it. Pure. */
export const MANIFEST = "course.yaml";
export const QUESTIONS = "questions.yaml";
export const VIDEO = "video.yaml";

/** The id in a lesson's path, or null when the path is not that of a lesson. */
export function lessonIdOf(path: string): string | null {
  return /^lessons\/\d{2}-([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/.exec(path)?.[1] ?? null;
}

/** The id in a paper's path, or null when the path is not that of a paper. */
export function paperIdOf(path: string): string | null {
  return /^papers\/([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/.exec(path)?.[1] ?? null;
}
