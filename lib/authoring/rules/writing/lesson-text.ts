/** A lesson's file as its two parts, the front matter and the body, and words in it. Pure. */

export type LessonText = { front: string; body: string };

const FENCE = "---\n";

/** A file without front matter is all body. */
export function splitLesson(text: string): LessonText {
  const end = text.startsWith(FENCE) ? text.indexOf(`\n${FENCE}`, FENCE.length - 1) : -1;
  if (end < 0) return { front: "", body: text };
  return { front: text.slice(FENCE.length, end + 1), body: text.slice(end + 1 + FENCE.length) };
}

/** What `splitLesson` took apart, byte for byte. */
export function joinLesson({ front, body }: LessonText): string {
  return front === "" ? body : `${FENCE}${front}${FENCE}${body}`;
}

/** Chinese characters of a text: what the length of a lesson is counted in. */
export function chineseCharacters(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0;
}
