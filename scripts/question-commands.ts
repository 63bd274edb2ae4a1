/** Operator commands for questions: look at a file, bring one in, write one out. */
import { readFile, stat, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { exchangeFormats } from "@/lib/transfer/model/exchange";
import { FILE_MAX, readExchange } from "@/lib/transfer/rules/exchange/read-exchange";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";
import { writeExchange } from "@/lib/transfer/rules/exchange/write-exchange";
import {
  carriesPictures,
  isWritten,
  writtenFormats,
} from "@/lib/transfer/rules/exchange/written-formats";
import { type OperatorCommand, type Options, type Outcome, perform } from "@/scripts/operator";

export const questionCommands: OperatorCommand[] = [
  {
    words: ["questions", "inspect"],
    usage: "文件",
    says: "看一个题目文件里有哪些题、哪些问题，不写入任何内容（不需要数据库）",
    run: ([file]) => inspect(file),
  },
  {
    words: ["questions", "import"],
    usage: "文件 --course 课程",
    says: "把文件里的题目导入课程题库；和题库里一样的跳过",
    run: ([file], options) => bringIn(file, required(options, "course", "课程")),
  },
  {
    words: ["questions", "export"],
    usage: "--course 课程 --format 格式",
    says: `导出课程的全部题目（${Object.keys(writtenFormats).join("、")}）；--out 指定文件名`,
    run: (_, options) => writeOut(options),
  },
];

async function inspect(file: string | undefined): Promise<Outcome> {
  const { format, questions, problems } = await readExchange(await bytesOf(file)).catch(unreadable);
  const lines = [
    `${exchangeFormats[format]}：${questions.length}题，问题${problems.length}处`,
    ...problems.map(({ where, message }) => `${where} ${message}`),
  ];
  return { ok: true, lines, result: { format, questions, problems } };
}

async function bringIn(file: string | undefined, courseSlug: string): Promise<Outcome> {
  const { PLATFORM_ACTOR, permit } = await import("@/lib/platform/authority");
  const { picturesFor, readImport } = await import("@/lib/transfer/queries/bank-exchange");
  const { importQuestions } = await import("@/lib/transfer/commands/bank");
  const allowed = permit(PLATFORM_ACTOR, "question.maintain");
  if (!allowed) throw new Error("the platform keeps the bank");
  const read = await readImport(allowed, courseSlug, await bytesOf(file)).catch(unreadable);
  if (!read) throw new Error(`没有这门课程：${courseSlug}`);
  const { rows, problems } = read.preview;
  const taken = rows.filter((row) => row.obstacle === null && row.alike?.likeness !== 1);
  const skipped = rows.filter((row) => !taken.includes(row));
  if (taken.length > 0) {
    const questions = taken.flatMap(({ number }) => read.questions[number - 1] ?? []);
    const pictures = picturesFor(read, questions);
    await perform(importQuestions, { courseSlug, questions, pictures });
  }
  const lines = [
    `导入${taken.length}题，跳过${skipped.length}题，问题${problems.length}处`,
    ...skipped.map(({ number, obstacle }) => `第${number}题 ${obstacle ?? "和已有的题目一样"}`),
    ...problems.map(({ where, message }) => `${where} ${message}`),
  ];
  const result = { ok: true, imported: taken.length, skipped: skipped.length, problems };
  return { ok: true, lines, result };
}

async function writeOut(options: Options): Promise<Outcome> {
  const courseSlug = required(options, "course", "课程");
  const format = required(options, "format", "格式");
  if (!isWritten(format)) {
    throw new Error(`不能导出“${format}”，可以选：${Object.keys(writtenFormats).join("、")}`);
  }
  const { PLATFORM_ACTOR, permit } = await import("@/lib/platform/authority");
  const { picturesOf, questionsForExport } = await import("@/lib/transfer/queries/bank-exchange");
  const allowed = permit(PLATFORM_ACTOR, "question.maintain");
  const questions = allowed && (await questionsForExport(allowed, courseSlug));
  if (!questions) throw new Error(`没有这门课程：${courseSlug}`);
  const pictures = carriesPictures(format)
    ? await picturesOf(allowed, courseSlug, questions)
    : new Map();
  if (!pictures) throw new Error("图片太多，一个文件放不下，请在题库页面筛选后分几次导出");
  const { content, problems } = await writeExchange(format, questions, pictures);
  const name = `${courseSlug}.${writtenFormats[format].extension}`;
  const path = fromWhereCalled(typeof options.out === "string" ? options.out : name);
  await writeFile(path, content);
  const left = problems.filter(({ leftOut }) => leftOut).length;
  const lines = [
    `${questions.length - left}题已写入 ${path}`,
    ...problems.map(({ where, message }) => `${where} ${message}`),
  ];
  return {
    ok: true,
    lines,
    result: { ok: true, path, questions: questions.length - left, problems },
  };
}

async function bytesOf(file: string | undefined): Promise<Uint8Array> {
  if (!file) throw new Error("请写明题目文件");
  const path = fromWhereCalled(file);
  const info = await stat(path).catch(() => null);
  if (!info?.isFile()) throw new Error(`没有这个文件：${file}`);
  if (info.size > FILE_MAX) throw new Error(`文件超过${FILE_MAX / 1024 / 1024} MB，请分成几个文件`);
  return await readFile(path);
}

/** npm runs scripts in the project's folder; names are meant from where it was called. */
function fromWhereCalled(name: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), name);
}

function unreadable(error: unknown): never {
  throw error instanceof UnreadableFile ? new Error(error.message) : error;
}

function required(options: Options, name: "course" | "format", word: string): string {
  const value = options[name];
  if (typeof value !== "string" || value === "") throw new Error(`请写明${word}：--${name} …`);
  return value;
}
