/**
 * The lessons of a Word document as files of a course. What a document does not say, a lesson's summary
 * and objectives, is filled in as far as it can be and marked for the trainer to write. Pure.
 */
import { stringify } from "yaml";
import {
  type PlannedLesson,
  TO_WRITE,
  type WordDocument,
  type WordPlan,
} from "@/lib/transfer/model/word";
import { bodyOf } from "@/lib/transfer/rules/word/lesson-text";
import { wordsOfBlock } from "@/lib/transfer/rules/word/parts";

export type WordLessonFile = {
  id: string;
  title: string;
  text: string;
  /** Paths of the pictures it shows. */
  pictures: string[];
};

/** As the format has them. */
const SUMMARY_MAX = 120;
const SOURCE_MAX = 160;

/** @param ids one for each lesson of the plan, free in the course */
export function lessonFiles(
  document: WordDocument,
  plan: WordPlan,
  { ids, today }: { ids: readonly string[]; today: string },
): WordLessonFile[] {
  return plan.lessons.map((lesson, index) => {
    const id = ids[index];
    if (!id) throw new Error("A lesson without an id");
    return lessonFile(document, lesson, id, today);
  });
}

function lessonFile(
  document: WordDocument,
  lesson: PlannedLesson,
  id: string,
  today: string,
): WordLessonFile {
  const { from, to, omitted, headings, title } = lesson;
  const own = document.blocks.flatMap((block, at) =>
    at >= from && at < to && !omitted.includes(at) ? [{ block, depth: headings[at] ?? null }] : [],
  );
  const notes = document.notes.filter(({ block }) => block >= from - 1 && block < to);
  const short = [...new Set(notes.map(({ text }) => text))].filter(
    ({ length }) => length <= SOURCE_MAX,
  );
  const long = notes.map(({ text }) => text).filter(({ length }) => length > SOURCE_MAX);
  const head = {
    id,
    title,
    minutes: lesson.minutes,
    summary: summaryOf(own.map(({ block, depth }) => (depth === null ? wordsOfBlock(block) : ""))),
    objectives: [`${TO_WRITE}学完这一课能做到什么`],
    sources: short.map((text) => ({ document: text })),
    contentAsOf: today,
  };
  const body = own.length > 0 ? bodyOf(own, long) : `${TO_WRITE}正文\n`;
  const front = stringify(head, { lineWidth: 0, version: "1.2" });
  const pictures = own.flatMap(({ block }) => (block.kind === "picture" ? [block.path] : []));
  return { id, title, text: `---\n${front}---\n\n${body}`, pictures: [...new Set(pictures)] };
}

/** The first sentences of the text, as far as a summary holds them. */
function summaryOf(texts: readonly string[]): string {
  const text =
    texts
      .find((words) => words.trim().length >= 12)
      ?.replaceAll(/\s+/g, " ")
      .trim() ?? "";
  const [first = ""] = /^.{1,119}?[。！？]/.exec(text) ?? [];
  const summary = first || text.slice(0, SUMMARY_MAX - TO_WRITE.length - 1);
  return summary === "" ? `${TO_WRITE}一句话说明这一课讲什么` : summary;
}
