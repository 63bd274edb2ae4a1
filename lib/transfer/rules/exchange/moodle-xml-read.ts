/** Moodle XML: `<quiz>` of questions by type. Format: docs.moodle.org, Moodle XML format. Pure. */
import { BLANK_MARK, type Exchange, type ExchangeDraft } from "@/lib/transfer/model/exchange";
import { topicOfPath } from "@/lib/transfer/rules/exchange/category-path";
import { ExchangeCollector } from "@/lib/transfer/rules/exchange/checked";
import { htmlToText } from "@/lib/transfer/rules/exchange/html-text";
import { readCloze } from "@/lib/transfer/rules/exchange/moodle-cloze";
import { withOwnNote } from "@/lib/transfer/rules/exchange/own-note";
import { bytesOf, decoded, type PictureBox } from "@/lib/transfer/rules/exchange/picture-box";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";
import {
  elementOf,
  elementsOf,
  readXml,
  wordsOf,
  type XmlElement,
} from "@/lib/transfer/rules/exchange/xml";

/** @throws UnreadableFile when it is not XML, or not a quiz */
export function readMoodleXml(text: string): Exchange {
  const quiz = readXml(text);
  if (quiz.name !== "quiz") throw new UnreadableFile("不是 Moodle XML：最外层应为 quiz");
  const found = new ExchangeCollector();
  let topic = "";
  let number = 0;
  for (const element of elementsOf(quiz, "question")) {
    const type = element.attributes.type ?? "";
    if (type === "category") {
      topic = topicOfPath(wordsOf(elementOf(elementOf(element, "category"), "text")));
    } else if (type !== "description") {
      number += 1;
      takeQuestion(found, `第${number}题（第${element.line}行）`, element, type, topic);
    } else {
      found.leaveOut(`第${element.line}行`, "这是一段说明，不是题目");
    }
  }
  return found;
}

/** What a question's reader works with: its element, and where losses are noted. */
type Reading = { element: XmlElement; lost: Set<string>; textOf: (of?: XmlElement) => string };
type Body = { [key: string]: unknown; type: ExchangeDraft["type"] };

function takeQuestion(
  found: ExchangeCollector,
  where: string,
  element: XmlElement,
  type: string,
  topic: string,
): void {
  const lost = new Set<string>();
  const textOf = (of?: XmlElement) => plain(of, lost, found.box);
  const read = readers[type];
  if (!read) {
    found.leaveOut(where, `题型“${type.slice(0, 30)}”没有对应的题型`);
    return;
  }
  const body = read({ element, lost, textOf });
  const common = {
    name: wordsOf(elementOf(elementOf(element, "name"), "text")),
    stem: textOf(elementOf(element, "questiontext")),
    explanation: textOf(elementOf(element, "generalfeedback")),
    topic,
    tags: [...new Set(elementsOf(elementOf(element, "tags") ?? element, "tag").map(tagOf))],
    points: pointsOf(element, lost),
  };
  const note = elementOf(element, "wushe");
  found.add(where, withOwnNote({ ...common, ...body } as ExchangeDraft, note && wordsOf(note)));
  if (lost.size > 0) found.note(where, [...lost].map((what) => `${what}没有带入`).join("；"));
}

const readers: Record<string, (reading: Reading) => Body> = {
  multichoice: choices,
  truefalse: ({ element, lost }) => {
    const answers = elementsOf(element, "answer");
    if (answers.some(hasFeedback)) lost.add("各选项的反馈");
    const right = answers.find((answer) => fractionOf(answer) === 100);
    return { type: "judgement", answer: wordsOf(elementOf(right, "text")).trim() === "true" };
  },
  matching: ({ element, textOf }) => {
    const sides = elementsOf(element, "subquestion").map((sub) => ({
      left: textOf(sub),
      right: wordsOf(elementOf(elementOf(sub, "answer"), "text")),
    }));
    return {
      type: "matching",
      pairs: sides.filter(({ left }) => left !== ""),
      distractors: sides.filter(({ left }) => left === "").map(({ right }) => right),
    };
  },
  ordering: ({ element, textOf }) => ({
    type: "ordering",
    items: elementsOf(element, "answer").map(textOf),
  }),
  shortanswer: ({ element, lost, textOf }) => {
    const accepts = fullAnswers(element, lost).map((answer) =>
      wordsOf(elementOf(answer, "text")).trim(),
    );
    if (accepts.some((words) => words.includes("*"))) lost.add("答案里的通配符");
    return {
      type: "fill",
      stem: withBlank(textOf(elementOf(element, "questiontext"))),
      blanks: [{ accepts }],
    };
  },
  numerical: ({ element, lost, textOf }) => {
    const [first, ...others] = fullAnswers(element, lost);
    if (others.length > 0) lost.add("第二个起的数字答案");
    return {
      type: "fill",
      stem: withBlank(textOf(elementOf(element, "questiontext"))),
      blanks: [
        {
          value: numberOf(elementOf(first, "text")),
          tolerance: Math.abs(numberOf(elementOf(first, "tolerance")) || 0),
        },
      ],
    };
  },
  cloze: ({ element, lost, textOf }) => ({
    type: "fill",
    ...readCloze(textOf(elementOf(element, "questiontext")), lost),
  }),
  essay: ({ element, textOf }) => ({
    type: "essay",
    sample: textOf(elementOf(element, "graderinfo")),
  }),
};

function choices({ element, lost, textOf }: Reading): Body {
  const answers = elementsOf(element, "answer");
  if (answers.some(hasFeedback)) lost.add("各选项的反馈");
  const several = wordsOf(elementOf(element, "single")).trim() === "false";
  const weights = answers.map(fractionOf);
  const best = Math.max(...weights);
  const read = answers.map((answer, index) => ({
    text: textOf(answer),
    correct: several ? (weights[index] ?? 0) > 0 : best > 0 && weights[index] === best,
  }));
  const given = weights.filter((weight) => weight > 0);
  if (new Set(given).size > 1) lost.add("各选项不同的得分");
  return several
    ? { type: "multiple", choices: read, scoring: "share" }
    : { type: "single", choices: read };
}

function fullAnswers(element: XmlElement, lost: Set<string>): XmlElement[] {
  const answers = elementsOf(element, "answer");
  if (answers.some(hasFeedback)) lost.add("各答案的反馈");
  const full = answers.filter((answer) => fractionOf(answer) === 100);
  if (answers.some((answer) => fractionOf(answer) > 0 && fractionOf(answer) < 100)) {
    lost.add("只得部分分的答案");
  }
  return full;
}

/** The text within, by the format it names; Moodle's own is HTML. */
function plain(element: XmlElement | undefined, lost: Set<string>, box: PictureBox): string {
  const words = wordsOf(elementOf(element, "text"));
  const format = element?.attributes.format;
  if (format === "plain_text" || format === "markdown") return words;
  const files = new Map(
    (element ? elementsOf(element, "file") : []).map((file) => [file.attributes.name, file]),
  );
  const picture = box.reader((source) => {
    const [, name = ""] = /^@@PLUGINFILE@@\/(.+)$/.exec(source) ?? [];
    const file = files.get(decoded(name)) ?? files.get(name);
    return file?.attributes.encoding === "base64" ? bytesOf(wordsOf(file)) : undefined;
  });
  const read = htmlToText(words, picture);
  for (const what of read.lost) lost.add(what);
  return read.text;
}

function withBlank(stem: string): string {
  return stem.includes(BLANK_MARK) ? stem : stem.replace(/_{2,}|$/, BLANK_MARK);
}

function hasFeedback(answer: XmlElement): boolean {
  return wordsOf(elementOf(elementOf(answer, "feedback"), "text")).trim() !== "";
}

function fractionOf(answer: XmlElement): number {
  return Number(answer.attributes.fraction ?? "0");
}

function numberOf(element: XmlElement | undefined): number {
  const words = wordsOf(element).trim();
  return words === "" ? Number.NaN : Number(words);
}

function tagOf(tag: XmlElement): string {
  return wordsOf(elementOf(tag, "text")).trim();
}

/** Moodle gives 1 to whatever was not thought about, so 1 says nothing. */
function pointsOf(element: XmlElement, lost: Set<string>): number | null {
  const grade = Number(wordsOf(elementOf(element, "defaultgrade")) || "1");
  if (grade === 1) return null;
  if (Number.isInteger(grade) && grade > 0) return grade;
  lost.add(`分值${grade}`);
  return null;
}
