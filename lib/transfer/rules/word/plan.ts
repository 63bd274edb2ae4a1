/**
 * What a Word document becomes by its headings: one lesson, or a module of several. Pure and small, as
 * it also runs in the browser, where headings are corrected before anything is written.
 */
import type { PlannedLesson, WordChoices, WordPart, WordPlan } from "@/lib/transfer/model/word";

/** As the course format has them. */
const LESSONS_MAX = 30;
const MODULE_TITLE_MAX = 40;
const LESSON_TITLE_MAX = 60;
/** Words before the first heading that are worth a lesson of their own, in characters. */
const PREFACE_MIN = 200;
/** About what a file of 512 KB holds, with room for its marks. */
const LESSON_CHARACTERS_MAX = 120_000;

type Heading = { at: number; level: number; words: string };

export function planWord(
  parts: readonly WordPart[],
  choices: WordChoices,
  fileTitle: string,
): WordPlan {
  const all = parts.flatMap((part, at): Heading[] => {
    const level = levelAt(parts, choices, at);
    return level === null || part.words === null ? [] : [{ at, level, words: part.words }];
  });
  const { titles, headings } = withoutTitle(all);
  const said = titles.map(({ words }) => words).join(" ");
  const title = choices.title || said || fileTitle || "未命名";
  const skipped = new Set(titles.map(({ at }) => at));
  const lessons =
    choices.shape === "lesson"
      ? [lessonOf(parts, { title, from: 0, to: parts.length, headings, skipped, top: 2 })]
      : moduleLessons(parts, headings, skipped, title);
  return {
    title: cut(title, choices.shape === "module" ? MODULE_TITLE_MAX : LESSON_TITLE_MAX),
    lessons,
    obstacles: obstaclesOf(lessons),
  };
}

/** The level of a block, as the trainer says it or else as it was read. */
export function levelAt(parts: readonly WordPart[], choices: WordChoices, at: number) {
  const chosen = choices.levels[String(at)];
  return chosen === undefined ? (parts[at]?.level ?? null) : chosen;
}

/** The one title of a document: what is marked as such, or the only heading of the highest level. */
function withoutTitle(all: readonly Heading[]): { titles: Heading[]; headings: Heading[] } {
  const titles = all.filter(({ level }) => level === 0);
  const rest = all.filter(({ level }) => level > 0);
  if (titles.length > 0) return { titles, headings: compressed(rest) };
  const top = Math.min(...rest.map(({ level }) => level));
  const highest = rest.filter(({ level }) => level === top);
  const [only] = highest;
  const isTitle = only && highest.length === 1 && rest.length > 1 && rest[0] === only;
  if (!isTitle) return { titles: [], headings: compressed(rest) };
  return { titles: [only], headings: compressed(rest.filter((heading) => heading !== only)) };
}

/** Levels without gaps: 1, 3, 4 become 1, 2, 3. */
function compressed(headings: readonly Heading[]): Heading[] {
  const used = [...new Set(headings.map(({ level }) => level))].sort((a, b) => a - b);
  return headings.map((heading) => ({ ...heading, level: used.indexOf(heading.level) + 1 }));
}

function moduleLessons(
  parts: readonly WordPart[],
  headings: readonly Heading[],
  skipped: ReadonlySet<number>,
  title: string,
): PlannedLesson[] {
  const starts = headings.filter(({ level }) => level === 1);
  const [first] = starts;
  const common = { headings, skipped, top: 1 };
  if (!first) return [lessonOf(parts, { title, from: 0, to: parts.length, ...common })];
  const preface = lessonOf(parts, { title: "导言", from: 0, to: first.at, ...common });
  const own = preface.characters >= PREFACE_MIN || preface.pictures > 0;
  const lessons = starts.map(({ at, words }, index) =>
    lessonOf(parts, {
      title: words,
      // A few words before the first heading go along with it.
      from: at === first.at && !own ? 0 : at + 1,
      to: starts[index + 1]?.at ?? parts.length,
      ...{ ...common, skipped: new Set([...skipped, at]) },
    }),
  );
  return own ? [preface, ...lessons] : lessons;
}

type Range = {
  title: string;
  from: number;
  to: number;
  headings: readonly Heading[];
  skipped: ReadonlySet<number>;
  /** What turns a level into a depth of the text: headings of level 1 become ## by 1, of level 2 by 0. */
  top: number;
};

function lessonOf(parts: readonly WordPart[], range: Range): PlannedLesson {
  const { title, from, to, headings, skipped, top } = range;
  let depth = 1;
  const within: Record<number, number> = {};
  for (const { at, level } of headings) {
    if (at < from || at >= to || skipped.has(at)) continue;
    // In a module, level 1 is the lesson itself and level 2 begins at ##.
    depth = Math.min(depth + 1, 5, level + top - 1);
    depth = Math.max(2, depth);
    within[at] = depth;
    if (depth === 5) depth = 4;
  }
  const own = parts.slice(from, to).filter((_, index) => !skipped.has(from + index));
  const seconds = own.reduce((sum, part) => sum + part.seconds, 0);
  return {
    title: cut(title, LESSON_TITLE_MAX),
    ...{ from, to, omitted: [...skipped].filter((at) => at >= from && at < to) },
    characters: own.reduce((sum, { characters }) => sum + characters, 0),
    minutes: Math.min(600, Math.max(1, Math.ceil(seconds / 60))),
    pictures: own.filter(({ picture }) => picture).length,
    wordless: own.filter(({ wordless }) => wordless).length,
    headings: within,
  };
}

function obstaclesOf(lessons: readonly PlannedLesson[]): string[] {
  const long = lessons.find(({ characters }) => characters > LESSON_CHARACTERS_MAX);
  return [
    ...(lessons.length > LESSONS_MAX
      ? [
          `一个单元最多${LESSONS_MAX}个课时，现在有${lessons.length}个：请把一些标题降一级，或分成几个文档导入`,
        ]
      : []),
    ...(long
      ? [`“${long.title}”太长（${long.characters}字）：请作为单元导入，按标题分成几个课时`]
      : []),
  ];
}

function cut(text: string, max: number): string {
  const plain = text.replaceAll(/\s+/g, " ").trim();
  return plain.length <= max ? plain : `${plain.slice(0, max - 1)}…`;
}
