/** The last gate of every reader of questions: what it made is a question, or a problem with a reason. */
import {
  BLANK_MARK,
  type Exchange,
  type ExchangeDraft,
  type ExchangeProblem,
  ExchangeQuestion,
} from "@/lib/transfer/model/exchange";
import { PictureBox, type Pictures } from "@/lib/transfer/rules/exchange/picture-box";
import { sentenceOf } from "@/lib/transfer/rules/issue-sentence";

/** Collects what a reader finds, question by question. */
export class ExchangeCollector implements Exchange {
  readonly questions: ExchangeQuestion[] = [];
  readonly problems: ExchangeProblem[] = [];
  readonly box = new PictureBox();
  readonly pictures: Pictures = this.box.pictures;

  /** Takes a question, or says at its place why it cannot be one. */
  add(where: string, draft: ExchangeDraft): void {
    const parsed = ExchangeQuestion.safeParse(draft, { error: sentenceOf });
    const faults = parsed.success
      ? faultsOf(parsed.data)
      : parsed.error.issues.map(({ path, message }) => `${nameOf(path)}${message}`);
    if (parsed.success && faults.length === 0) this.questions.push(canonical(parsed.data));
    else this.leaveOut(where, [...new Set(faults)].join("；"));
  }

  /** A question, or something that should have been one, is left out. */
  leaveOut(where: string, message: string): void {
    this.problems.push({ where, message, leftOut: true });
  }

  /** A question is taken without something it had. */
  note(where: string, message: string): void {
    this.problems.push({ where, message, leftOut: false });
  }
}

const rightWords = new Set(["正确", "对", "是", "√", "true", "t", "yes", "right"]);
const wrongWords = new Set([
  "错误",
  "错",
  "否",
  "×",
  "不正确",
  "不对",
  "false",
  "f",
  "no",
  "wrong",
]);

/** Whether a word says yes or no to a statement; null when it is neither. */
export function judgementOf(word: string): boolean | null {
  const plain = word.trim().toLowerCase();
  if (rightWords.has(plain)) return true;
  return wrongWords.has(plain) ? false : null;
}

/** One way to write one thing: a choice between 正确 and 错误 is a judgement. */
function canonical(question: ExchangeQuestion): ExchangeQuestion {
  if (question.type !== "single" || question.choices.length !== 2) return question;
  const [first, second] = question.choices.map(({ text }) => judgementOf(text));
  if (first === null || second === null || first === second) return question;
  const { choices, ...rest } = question;
  return { ...rest, type: "judgement", answer: (choices[0]?.correct ?? false) === first };
}

/** What a schema cannot say. Empty when the question makes sense. */
export function faultsOf(question: ExchangeQuestion): string[] {
  switch (question.type) {
    case "single":
    case "multiple": {
      const right = question.choices.filter(({ correct }) => correct).length;
      return [
        ...repeated(
          question.choices.map(({ text }) => text),
          "选项",
        ),
        ...(right === 0 ? ["没有正确答案"] : []),
        ...(question.type === "single" && right > 1 ? [`单选题有${right}个正确答案`] : []),
      ];
    }
    case "ordering":
      return repeated(question.items, "排序项");
    case "matching":
      return [
        ...repeated(
          question.pairs.map(({ left }) => left),
          "左边的项",
        ),
        ...repeated(
          [...question.pairs.map(({ right }) => right), ...question.distractors],
          "右边的项",
        ),
      ];
    case "fill": {
      const marks = question.stem.split(BLANK_MARK).length - 1;
      return marks === question.blanks.length
        ? []
        : [`题干里有${marks}个空，答案有${question.blanks.length}个`];
    }
    default:
      return [];
  }
}

function repeated(texts: readonly string[], what: string): string[] {
  const twice = texts.find((text, index) => texts.indexOf(text) !== index);
  return twice === undefined ? [] : [`${what}重复：${twice.slice(0, 20)}`];
}

const names: Record<string, string> = {
  stem: "题干",
  material: "材料",
  choices: "选项",
  explanation: "解析",
  topic: "知识点",
  points: "分值",
  items: "排序项",
  pairs: "连线项",
  blanks: "填空答案",
  tags: "标签",
};

function nameOf(path: readonly PropertyKey[]): string {
  const [first, second] = path;
  const name = names[String(first)] ?? String(first ?? "");
  return typeof second === "number" ? `${name}第${second + 1}项：` : `${name}：`;
}
