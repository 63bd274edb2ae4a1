/**
 * A sheet with a question in each row, in the form Chinese trainers know: 题型、题干、选项A–H、
 * 正确答案、解析、难度、知识点、分值. Pure: rows in, questions and problems out.
 */
import {
  BLANK_MARK,
  type Blank,
  type Exchange,
  type ExchangeDraft,
  type ExchangeQuestion,
} from "@/lib/transfer/model/exchange";
import { ExchangeCollector, judgementOf } from "@/lib/transfer/rules/exchange/checked";
import { splitParts, unescapePart } from "@/lib/transfer/rules/exchange/parts";
import {
  type ColumnName,
  choiceLetterOf,
  columnOf,
  difficultyOf,
  scoringNames,
  typeOf,
} from "@/lib/transfer/rules/exchange/sheet-columns";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";

/** Text of the cells, row by row; the first row is row 1. */
export type SheetRows = readonly (readonly string[])[];

/** Rows above the headings: a title, remarks. */
const HEADING_WITHIN = 10;

/** @throws UnreadableFile when no row has the headings */
export function readSheetRows(rows: SheetRows): Exchange {
  const found = new ExchangeCollector();
  const at = rows
    .slice(0, HEADING_WITHIN)
    .findIndex((row) => row.some((c) => columnOf(c) === "stem"));
  if (at < 0) {
    throw new UnreadableFile("没有找到表头：需要有“题型”“题干”“正确答案”这些列，请下载模板对照");
  }
  const columns = columnsOf(rows[at] ?? []);
  for (const heading of columns.unknown) {
    if (rows.slice(at + 1).some((row) => (row[heading.index] ?? "").trim() !== "")) {
      found.note(`第${at + 1}行`, `没有“${heading.text.slice(0, 20)}”这一列，没有带入`);
    }
  }
  for (const [index, row] of rows.slice(at + 1).entries()) {
    if (row.every((cell) => cell.trim() === "")) continue;
    takeRow(found, `第${at + 2 + index}行`, cellsOf(columns, row));
  }
  return found;
}

type Columns = {
  named: Map<ColumnName, number>;
  choices: { letter: string; index: number }[];
  unknown: { text: string; index: number }[];
};

function columnsOf(headings: readonly string[]): Columns {
  const columns: Columns = { named: new Map(), choices: [], unknown: [] };
  for (const [index, text] of headings.entries()) {
    const name = columnOf(text);
    const letter = choiceLetterOf(text);
    if (name && !columns.named.has(name)) columns.named.set(name, index);
    else if (letter) columns.choices.push({ letter, index });
    else if (text.trim() !== "") columns.unknown.push({ text: text.trim(), index });
  }
  return columns;
}

type Cells = { text: (name: ColumnName) => string; choices: { letter: string; text: string }[] };

function cellsOf(columns: Columns, row: readonly string[]): Cells {
  const at = (index: number | undefined) => (index === undefined ? "" : (row[index] ?? "")).trim();
  return {
    text: (name) => at(columns.named.get(name)),
    choices: columns.choices
      .map(({ letter, index }) => ({ letter, text: at(index) }))
      .filter(({ text }) => text !== ""),
  };
}

function takeRow(found: ExchangeCollector, where: string, cells: Cells): void {
  const words = cells.text("type");
  const type = typeOf(words);
  if (!type) {
    found.leaveOut(where, words === "" ? "没有写题型" : `不认识题型“${words.slice(0, 20)}”`);
    return;
  }
  const read = readers[type](cells);
  if (read.fault !== undefined) {
    found.leaveOut(where, read.fault);
    return;
  }
  const { text } = cells;
  const draft = {
    name: text("name"),
    material: text("material"),
    stem: text("stem"),
    explanation: text("explanation"),
    difficulty: difficultyOf(text("difficulty")),
    topic: text("topic"),
    tags: partsOf(text("tags"), TAG_SIGNS),
    points: pointsOf(text("points")),
    ...read,
  } as ExchangeDraft;
  found.add(where, draft);
  for (const message of oddities(cells)) found.note(where, message);
}

function oddities({ text }: Cells): string[] {
  return [
    ...(text("difficulty") !== "" && !difficultyOf(text("difficulty"))
      ? [`不认识难度“${text("difficulty").slice(0, 20)}”，没有带入`]
      : []),
    ...(text("points") !== "" && pointsOf(text("points")) === null
      ? [`分值“${text("points").slice(0, 20)}”不是1到100的整数，没有带入`]
      : []),
  ];
}

type Read =
  | { fault: string; type?: undefined }
  | { fault?: undefined; type: ExchangeQuestion["type"]; [field: string]: unknown };

const readers: Record<ExchangeQuestion["type"], (cells: Cells) => Read> = {
  single: (cells) => choiceBody("single", cells),
  multiple: (cells) => {
    const body = choiceBody("multiple", cells);
    const scoring = Object.entries(scoringNames).find(([, name]) => name === cells.text("scoring"));
    return scoring ? { ...body, scoring: scoring[0] } : body;
  },
  judgement: ({ text, choices }) => {
    const picked = choices.find(({ letter }) => letter === text("answer").toUpperCase())?.text;
    const answer = judgementOf(picked ?? text("answer"));
    return answer === null ? answerFault(text("answer")) : { type: "judgement", answer };
  },
  ordering: ({ text, choices }) => {
    const letters = lettersOf(text("answer"));
    const items = letters.flatMap((letter) => choices.filter((c) => c.letter === letter));
    const complete = items.length === choices.length && new Set(letters).size === letters.length;
    return complete
      ? { type: "ordering", items: items.map((item) => item.text) }
      : { fault: `答案“${text("answer").slice(0, 20)}”没有把每个选项各排一次` };
  },
  matching: ({ choices }) => {
    const sides = choices.map((choice) => splitParts(choice.text, "|").map(unescapePart));
    const odd = choices[sides.findIndex((side) => side.length !== 2)];
    if (odd) return { fault: `选项${odd.letter}应写成“左边 | 右边”` };
    return {
      type: "matching",
      pairs: sides.flatMap(([left = "", right = ""]) => (left === "" ? [] : [{ left, right }])),
      distractors: sides.flatMap(([left, right = ""]) => (left === "" ? [right] : [])),
    };
  },
  fill: ({ text }) => ({
    type: "fill",
    stem: markBlanks(text("stem")),
    blanks: splitParts(text("answer"), "|").map(blankOf),
  }),
  short: ({ text }) => ({
    type: "short",
    sample: text("answer"),
    keywords:
      text("keywords") === ""
        ? []
        : splitParts(text("keywords"), "|").map((group) => partsOf(group, "/")),
  }),
  essay: ({ text }) => {
    const lines = text("rubric") === "" ? [] : splitParts(text("rubric"), "|");
    const rubric = lines.map((line) => {
      const at = line.lastIndexOf("=");
      return { title: unescapePart(line.slice(0, at)).trim(), points: Number(line.slice(at + 1)) };
    });
    return rubric.some(({ points }) => !Number.isInteger(points))
      ? { fault: "评分标准应写成“标题=分值 | 标题=分值”" }
      : { type: "essay", sample: text("answer"), rubric };
  },
};

function choiceBody(type: "single" | "multiple", { text, choices }: Cells): Read {
  const answer = text("answer");
  const isChoice = (letter: string) => choices.some((choice) => choice.letter === letter);
  const given = lettersOf(answer);
  const letters = given.every(isChoice) && given.length > 0 ? given : named(choices, answer);
  if (letters.length === 0) return answerFault(answer);
  return {
    type,
    choices: choices.map((choice) => ({
      text: choice.text,
      correct: letters.includes(choice.letter),
    })),
  };
}

/** The letter of the choice whose words the answer repeats. */
function named(choices: Cells["choices"], answer: string): string[] {
  return choices.filter(({ text }) => text === answer).map(({ letter }) => letter);
}

function answerFault(answer: string): { fault: string } {
  return {
    fault: answer === "" ? "没有写正确答案" : `答案“${answer.slice(0, 20)}”和选项对不上`,
  };
}

/** `A,B`, `ＡＢ`, `A、B` as letters; empty when something else is said. */
function lettersOf(answer: string): string[] {
  const plain = answer
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[\s,、，;；|/]/g, "");
  return /^[A-L]+$/.test(plain) ? [...plain] : [];
}

const TAG_SIGNS = "、，,;；|";

function partsOf(cell: string, signs: string): string[] {
  return [...new Set(splitParts(cell, signs).map(unescapePart))].filter((part) => part !== "");
}

/** `词/近义词`, or `72±0.5`. */
export function blankOf(part: string): Blank {
  const [, value, tolerance] = /^(-?\d+(?:\.\d+)?)\s*±\s*(\d+(?:\.\d+)?)$/.exec(part) ?? [];
  return value !== undefined
    ? { value: Number(value), tolerance: Number(tolerance) }
    : { accepts: partsOf(part, "/") };
}

/** Blanks as trainers draw them: a line, or empty brackets where there is no line. */
export function markBlanks(stem: string): string {
  return /_{2,}/.test(stem)
    ? stem.replaceAll(/_{2,}/g, BLANK_MARK)
    : stem.replaceAll(/[（(]\s*[)）]/g, BLANK_MARK);
}

function pointsOf(words: string): number | null {
  const points = Number(words.replace(/分$/, ""));
  return words !== "" && Number.isInteger(points) && points >= 1 && points <= 100 ? points : null;
}
