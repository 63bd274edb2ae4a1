/** What a lesson begins with, and where its file lies. Pure. */
import { stringify } from "yaml";

/** The file of a lesson of a draft, by its id; null when there is none. */
export function lessonPathOf(paths: readonly string[], id: string): string | null {
  return paths.find((path) => /^lessons\/\d{2}-(.+)\.md$/.exec(path)?.[1] === id) ?? null;
}

/** A free place among the lessons' files: their numbers only sort the folder. */
export function newLessonPath(paths: readonly string[], id: string): string {
  const numbers = paths.flatMap((path) => /^lessons\/(\d{2})-/.exec(path)?.[1] ?? []).map(Number);
  const next = Math.min(99, Math.max(0, ...numbers) + 1);
  return `lessons/${String(next).padStart(2, "0")}-${id}.md`;
}

/** A lesson with a title and nothing in it yet. It cannot be published before it is written. */
export function newLessonText({ id, title, day }: { id: string; title: string; day: string }) {
  const head = {
    ...{ id, title, minutes: 20, summary: "" },
    ...{ objectives: [], sources: [], contentAsOf: day },
  };
  return `---\n${stringify(head, { lineWidth: 0 })}---\n\n`;
}

/** A lesson's title and minutes as its file says them by now; null where it does not. */
export function lessonHeadOf(text: string): { title: string | null; minutes: number | null } {
  const front = /^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? "";
  const title = /^title:\s*(.+)$/m.exec(front)?.[1]?.trim();
  const minutes = Number(/^minutes:\s*(\d+)\s*$/m.exec(front)?.[1]);
  const plain = title?.replace(/^(["'])(.*)\1$/, "$2");
  return { title: plain || null, minutes: minutes > 0 ? minutes : null };
}
