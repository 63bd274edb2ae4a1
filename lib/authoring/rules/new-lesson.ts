/** What a lesson begins with, and where its file lies. Pure. */
import { parseDocument, stringify } from "yaml";
import { z } from "zod";
import { splitLesson } from "@/lib/authoring/rules/writing/lesson-text";
import { lessonKinds } from "@/lib/catalogue/model";
import { lessonIdOf } from "@/lib/transfer/rules/course-paths";

/** The file of a lesson of a draft, by its id; null when there is none. */
export function lessonPathOf(paths: readonly string[], id: string): string | null {
  return paths.find((path) => lessonIdOf(path) === id) ?? null;
}

/** A lesson with a title and nothing in it yet. It cannot be published before it is written. */
export function newLessonText({ id, title, day }: { id: string; title: string; day: string }) {
  const head = {
    ...{ id, title, minutes: 20, summary: "" },
    ...{ objectives: [], sources: [], contentAsOf: day },
  };
  return `---\n${stringify(head, { lineWidth: 0 })}---\n\n`;
}

const LessonReading = z.object({
  title: z.string().trim().min(1).nullable().catch(null),
  minutes: z.number().positive().nullable().catch(null),
  required: z.boolean().catch(true),
});

/**
 * What a lesson's file says by now, however unfinished it is: its title, its minutes, how it is studied,
 * whether it has to be, and whether it has words.
 */
export function readLessonFile(text: string) {
  const { front, body } = splitLesson(text);
  const value: unknown = parseDocument(front, { prettyErrors: false }).toJS();
  const entries = typeof value === "object" && value !== null ? value : {};
  const kind = lessonKinds.find((each) => each !== "article" && each in entries) ?? "article";
  return { ...LessonReading.parse(entries), kind, written: body.trim() !== "" };
}
