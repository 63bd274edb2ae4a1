/** Questions as Moodle XML, which Moodle imports and we read back unchanged. Pure. */
import {
  BLANK_MARK,
  type ExchangeFile,
  type ExchangeProblem,
  type ExchangeQuestion,
} from "@/lib/transfer/model/exchange";
import { pathOfTopic } from "@/lib/transfer/rules/exchange/category-path";
import { textToHtml } from "@/lib/transfer/rules/exchange/html-text";
import { holdsCloze, writeCloze } from "@/lib/transfer/rules/exchange/moodle-cloze";
import { type NoteField, ownNote, unseenElsewhere } from "@/lib/transfer/rules/exchange/own-note";
import { type Pictures, picturePaths } from "@/lib/transfer/rules/exchange/picture-box";
import { escapeXml } from "@/lib/transfer/rules/exchange/xml";

const noted: readonly NoteField[] = [
  "type",
  "material",
  "difficulty",
  "scoring",
  "keywords",
  "rubric",
];

/** @param pictures those of the texts; what is not among them stays words */
export function writeMoodleXml(
  questions: readonly ExchangeQuestion[],
  pictures: Pictures = new Map(),
): ExchangeFile {
  const problems: ExchangeProblem[] = [];
  const parts: string[] = [];
  let topic = "";
  for (const [index, question] of questions.entries()) {
    const where = `第${index + 1}题`;
    if (question.type === "fill" && holdsCloze(question.stem)) {
      const message = "题干里有 Moodle 填空题的记号，写进去会被当成空";
      problems.push({ where, message, leftOut: true });
      continue;
    }
    const unseen = unseenElsewhere(question, noted);
    if (unseen.length > 0) {
      const message = `${unseen.join("、")}只有本平台能读回，Moodle 看不到`;
      problems.push({ where, message, leftOut: false });
    }
    if (question.topic !== topic) {
      topic = question.topic;
      parts.push(category(topic));
    }
    parts.push(written(question, pictures));
  }
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${parts.join("\n")}\n</quiz>\n`;
  return { content: new TextEncoder().encode(xml), problems };
}

function category(topic: string): string {
  return `<question type="category"><category>${plain(pathOfTopic(topic))}</category></question>`;
}

function written(question: ExchangeQuestion, pictures: Pictures): string {
  const { type, lines } = bodyOf(question, pictures);
  // Moodle's 1 is what nobody chose, so a chosen 1 is said besides.
  const note = ownNote(question, question.points === 1 ? [...noted, "points"] : noted);
  const tags = question.tags.map((tag) => `<tag>${plain(tag)}</tag>`).join("");
  return [
    `<question type="${type}">`,
    `<name>${plain(question.name)}</name>`,
    html("questiontext", stemOf(question), pictures),
    html("generalfeedback", question.explanation, pictures),
    `<defaultgrade>${question.points ?? 1}</defaultgrade>`,
    "<penalty>0</penalty>",
    "<hidden>0</hidden>",
    ...lines,
    ...(tags ? [`<tags>${tags}</tags>`] : []),
    ...(note ? [`<wushe>${escapeXml(note)}</wushe>`] : []),
    "</question>",
  ].join("\n");
}

function stemOf(question: ExchangeQuestion): string {
  if (question.type !== "fill") return question.stem;
  const between = question.stem.split(BLANK_MARK);
  return between
    .map((words, at) => {
      const blank = question.blanks[at];
      return blank ? words + writeCloze(blank) : words;
    })
    .join("");
}

type Body = { type: string; lines: string[] };

function bodyOf(question: ExchangeQuestion, pictures: Pictures): Body {
  switch (question.type) {
    case "single":
    case "multiple":
      return { type: "multichoice", lines: choiceLines(question, pictures) };
    case "judgement":
      return {
        type: "truefalse",
        lines: ["true", "false"].map((word) =>
          answer(word === String(question.answer) ? 100 : 0, `<text>${word}</text>`),
        ),
      };
    case "ordering":
      return {
        type: "ordering",
        lines: [
          "<layouttype>VERTICAL</layouttype>",
          "<selecttype>ALL</selecttype>",
          "<gradingtype>ABSOLUTE_POSITION</gradingtype>",
          ...question.items.map((item, at) => answer(at + 1, content(item, pictures))),
        ],
      };
    case "matching":
      return {
        type: "matching",
        lines: [
          "<shuffleanswers>true</shuffleanswers>",
          ...[...question.pairs, ...question.distractors.map((right) => ({ left: "", right }))].map(
            ({ left, right }) =>
              `<subquestion format="html">${content(left, pictures)}<answer>${plain(right)}</answer></subquestion>`,
          ),
        ],
      };
    case "fill":
      return { type: "cloze", lines: [] };
    case "short":
    case "essay":
      return {
        type: "essay",
        lines: [
          "<responseformat>editor</responseformat>",
          html("graderinfo", question.sample, pictures),
        ],
      };
  }
}

function choiceLines(
  question: Extract<ExchangeQuestion, { choices: unknown }>,
  pictures: Pictures,
): string[] {
  const right = question.choices.filter(({ correct }) => correct).length;
  const share = question.type === "single" ? 100 : Number((100 / right).toFixed(5));
  const wrong = question.type === "single" ? 0 : -share;
  return [
    `<single>${question.type === "single"}</single>`,
    "<shuffleanswers>true</shuffleanswers>",
    "<answernumbering>ABCD</answernumbering>",
    ...question.choices.map(({ text, correct }) =>
      answer(correct ? share : wrong, content(text, pictures), ' format="html"'),
    ),
  ];
}

function answer(fraction: number, inside: string, format = ""): string {
  return `<answer fraction="${fraction}"${format}>${inside}</answer>`;
}

function html(name: string, text: string, pictures: Pictures): string {
  return `<${name} format="html">${content(text, pictures)}</${name}>`;
}

/** A text, and the files it shows beside it. */
function content(text: string, pictures: Pictures): string {
  if (text === "") return "<text></text>";
  const named = picturePaths([text]).filter((path) => pictures.has(path));
  const address = (path: string) =>
    named.includes(path) ? `@@PLUGINFILE@@/${nameOf(path)}` : null;
  const files = named.map((path) => {
    const base64 = Buffer.from(pictures.get(path) ?? []).toString("base64");
    return `<file name="${nameOf(path)}" path="/" encoding="base64">${base64}</file>`;
  });
  return `<text>${escapeXml(textToHtml(text, address))}</text>${files.join("")}`;
}

function nameOf(path: string): string {
  return path.replace("media/", "");
}

function plain(text: string): string {
  return `<text>${escapeXml(text)}</text>`;
}
