/**
 * Whether a course says only what the register of facts supports, in its own words, at the right
 * length, and with a quiz that does not give itself away. Pure; works on whatever could be read.
 */

import type { PaperKind, Passage } from "@/lib/catalogue/model";
import { kindOf } from "@/lib/catalogue/rules/lesson-work";
import { countChinese } from "@/lib/catalogue/rules/passages";
import type {
  CourseFiles,
  FactRegister,
  Finding,
  ParsedQuestion,
} from "@/lib/transfer/model/course";
import { answerBiases } from "@/lib/transfer/rules/answer-bias";
import { QUESTIONS, VIDEO } from "@/lib/transfer/rules/course-paths";
import { editorialFindings } from "@/lib/transfer/rules/editorial";
import type { LessonFile, PaperFile } from "@/lib/transfer/rules/markdown-file";
import { type Allowance, allowanceOf, claimsIn, isAllowed } from "@/lib/transfer/rules/numbers";
import type { FolderReading } from "@/lib/transfer/rules/read-folder";
import { runsOf, sharedWith } from "@/lib/transfer/rules/shared-runs";
import { videoWords } from "@/lib/transfer/rules/video-script";

type Length = { min: number; max: number };

/** Chinese characters. */
const LESSON_LENGTH: Length = { min: 1000, max: 2000 };
/** Beside a film, a document or courseware the text only leads there and back. */
const BESIDE_LENGTH: Length = { min: 150, max: 2000 };
/** An action sheet and a handout fit on one printed page. */
const PAPER_LENGTHS: Record<PaperKind, Length> = {
  "action-sheet": { min: 200, max: 800 },
  handout: { min: 300, max: 900 },
  assignment: { min: 400, max: 1400 },
};
/** Says where something comes from; 数据, 证据 and their like do not. */
const attribution = /(?<![数证依根凭])据|研究者|认为|报道|一文|转述/;

type Level = Finding["level"];

export function checkCourse(
  reading: FolderReading,
  files: CourseFiles,
  register: FactRegister,
): Finding[] {
  const runs = runsOf([...register.values()].map(({ statement }) => statement));
  return [
    ...[...reading.lessons, ...reading.papers].flatMap((document) => [
      ...factFindings(
        document.file,
        document.lineOf(["facts"]),
        document.head?.facts ?? [],
        register,
      ),
      ...documentNumbers(document, files, register),
      ...documentRuns(document, runs),
      ...attributions(document, register),
    ]),
    ...reading.lessons.flatMap((lesson) =>
      lengthFindings(lesson, isArticle(lesson) ? LESSON_LENGTH : BESIDE_LENGTH),
    ),
    ...editorialFindings(reading),
    ...reading.papers.flatMap((paper) =>
      paper.head ? lengthFindings(paper, PAPER_LENGTHS[paper.head.kind]) : [],
    ),
    ...videoFindings(reading, register),
    ...reading.questions.flatMap((question) => [
      ...factFindings(QUESTIONS, question.line, question.facts, register, question.key),
      ...questionNumbers(question, register),
      ...questionRuns(question, runs),
    ]),
    ...biasFindings(reading.questions),
  ];
}

/** A listed fact is there, and is one that may be taught. */
function factFindings(
  file: string,
  line: number,
  listed: readonly string[],
  register: FactRegister,
  key?: string,
): Finding[] {
  return listed.flatMap((number) => {
    const status = register.get(number)?.status;
    const name = key ? `${key}：` : "";
    if (!status) return [error(file, line, `${name}登记册里没有事实 ${number}`)];
    if (status === "unverified") return [error(file, line, `${name}事实 ${number} 未核实，不能用`)];
    if (status === "editorial")
      return [error(file, line, `${name}事实 ${number} 是编者建议，不能当事实用`)];
    return [];
  });
}

/** Numbers in the text and in its figures that no listed fact states. */
function documentNumbers(
  { file, head, body }: LessonFile | PaperFile,
  files: CourseFiles,
  register: FactRegister,
): Finding[] {
  if (!head) return [];
  const allowance = allowanceFor(head.facts, register);
  const inText = body.passages
    .filter((passage) => !isInvented(passage) && !isTemplate(passage))
    .flatMap(({ line, text }) => unsupported(text, allowance, file, line, "error"));
  const inFigures = body.figures.flatMap(({ name }) => {
    const source = Object.hasOwn(files, name) ? (files[name] ?? "") : "";
    return (
      [...source.matchAll(/<(?:text|tspan)\b[^>]*>([^<]+)/g)]
        // A single digit in a figure counts its steps.
        .filter(([, text = ""]) => !/^\s*\d\s*$/.test(text))
        .flatMap(({ 1: text = "", index }) =>
          unsupported(text, allowance, name, source.slice(0, index).split("\n").length, "error"),
        )
    );
  });
  return [...inText, ...inFigures];
}

/**
 * A scenario may suppose numbers and wrong choices have to be wrong, so a question's own numbers
 * only ask for a second look. An explanation has to stand on facts or on the question itself; where
 * the question supposes numbers, it may reckon with them.
 */
function questionNumbers(question: ParsedQuestion, register: FactRegister): Finding[] {
  const { body, stem, explanation, facts, key, line } = question;
  const stated = allowanceFor(facts, register);
  const choices = "options" in body ? body.options.map(({ text }) => text) : [];
  const lefts = "lefts" in body ? body.lefts.map(({ text }) => text) : [];
  const right = "options" in body ? body.options.filter(({ id }) => body.correct.includes(id)) : [];
  const isFalse = body.kind === "judgement" && body.correct[0] === "false";
  const asked = isFalse ? [] : [stem, ...lefts, ...right.map(({ text }) => text)];
  const within = new Set([...stated, ...allowanceOf([stem, ...lefts, ...choices])]);
  const supposed = asked.flatMap((text) =>
    unsupported(text, stated, QUESTIONS, line, "warning", key),
  );
  const level = supposed.length > 0 ? "warning" : "error";
  return [...supposed, ...unsupported(explanation, within, QUESTIONS, line, level, key)];
}

function unsupported(
  text: string,
  allowance: Allowance,
  file: string,
  line: number,
  level: Level,
  key?: string,
): Finding[] {
  const written = claimsIn(text).filter((claim) => !isAllowed(claim, allowance));
  const name = key ? `${key}：` : "";
  return [...new Set(written.map((claim) => claim.written))].map((number) => ({
    ...{ file, line, level },
    message: `${name}“${number}”不在所列事实里`,
  }));
}

function allowanceFor(facts: readonly string[], register: FactRegister): Allowance {
  return allowanceOf(
    facts.flatMap((number) => {
      const fact = register.get(number);
      return fact ? [fact.statement, fact.caveat ?? "", ...fact.sources] : [];
    }),
  );
}

function isInvented({ callout }: Passage): boolean {
  return callout?.title.includes("虚构示例") ?? false;
}

/** A line to be filled in, such as “__年__月”. */
function isTemplate({ callout, text }: Passage): boolean {
  return callout?.kind === "tool" && /_{2,}|×|〔\D/.test(text);
}

/** A video says what the lessons of its course say. */
function videoFindings({ video, lessons }: FolderReading, register: FactRegister): Finding[] {
  if (!video) return [];
  const facts = lessons.flatMap(({ head }) => head?.facts ?? []);
  const allowance = allowanceFor(facts, register);
  return videoWords(video).flatMap((text) => unsupported(text, allowance, VIDEO, 1, "error"));
}

function documentRuns({ file, body }: LessonFile | PaperFile, runs: ReadonlySet<string>) {
  return body.passages.flatMap(({ line, text }) =>
    sharedWith(text, runs).map((run) => error(file, line, copied(run))),
  );
}

function questionRuns(
  { key, line, stem, explanation, body }: ParsedQuestion,
  runs: ReadonlySet<string>,
) {
  const options = "options" in body ? body.options.map(({ text }) => text) : [];
  return [stem, explanation, ...options].flatMap((text) =>
    sharedWith(text, runs).map((run) => error(QUESTIONS, line, `${key}：${copied(run)}`)),
  );
}

function copied(run: string): string {
  return `有${run.length}个字和事实登记册相同，请换成自己的话：“${run}”`;
}

function attributions(
  { file, head, body, lineOf }: LessonFile | PaperFile,
  register: FactRegister,
): Finding[] {
  const single = (head?.facts ?? []).filter(
    (number) => register.get(number)?.status === "single_source",
  );
  const said = body.passages.some(({ text }) => attribution.test(text));
  if (single.length === 0 || said) return [];
  const message = `用到单一来源的事实 ${single.join("、")}，课文却没有“据…报道”“有研究者”这样的交代`;
  return [{ file, line: lineOf(["facts"]), message, level: "warning" }];
}

function lengthFindings({ file, body }: LessonFile | PaperFile, { min, max }: Length): Finding[] {
  const length = countChinese(body.text);
  if (length >= min && length <= max) return [];
  return [error(file, 1, `正文${length}个汉字，应在${min}到${max}之间`)];
}

function isArticle({ head }: LessonFile): boolean {
  return head === null || kindOf(head) === "article";
}

function biasFindings(questions: readonly ParsedQuestion[]): Finding[] {
  return answerBiases(questions).map(({ about, place, found, limit }) => {
    const what = about === "longest" ? "正确项恰好最长的题" : `正确项排在第${place}个的题`;
    const counts = `有${Number(found.toFixed(1))}道，超过碰巧的上限${limit.toFixed(1)}`;
    return error(QUESTIONS, 1, `${what}${counts}，请调整选项的长短或次序`);
  });
}

function error(file: string, line: number, message: string): Finding {
  return { file, line, message, level: "error" };
}
