/**
 * Questions as an IMS QTI 3.0 package: a manifest and an item file for each question.
 * Source of the form: 1EdTech QTI 3.0 ASI and packaging specifications. Pure.
 */
import {
  BLANK_MARK,
  type Blank,
  type ExchangeFile,
  type ExchangeProblem,
  type ExchangeQuestion,
} from "@/lib/transfer/model/exchange";
import { writeArchive } from "@/lib/transfer/rules/exchange/archive";
import { inlineHtml } from "@/lib/transfer/rules/exchange/html-text";
import { type NoteField, ownNote, unseenElsewhere } from "@/lib/transfer/rules/exchange/own-note";
import type { Pictures } from "@/lib/transfer/rules/exchange/picture-box";
import { escapeXml } from "@/lib/transfer/rules/exchange/xml";

const ASI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
const PACKAGE = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1";
const TEMPLATES = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates";

const noted: readonly NoteField[] = [
  "type",
  "material",
  "difficulty",
  "topic",
  "tags",
  "scoring",
  "sample",
  "keywords",
  "rubric",
  "tolerances",
];

/** @param pictures those of the texts; what is not among them stays words */
export function writeQti(
  questions: readonly ExchangeQuestion[],
  pictures: Pictures = new Map(),
): ExchangeFile {
  const problems: ExchangeProblem[] = [];
  const items = questions.map((question, index) => {
    const unseen = unseenElsewhere(question, noted);
    if (unseen.length > 0) {
      const message = `${unseen.join("、")}只有本平台能读回，别的平台看不到`;
      problems.push({ where: `第${index + 1}题`, message, leftOut: false });
    }
    const id = `item-${String(index + 1).padStart(5, "0")}`;
    return { id, path: `items/${id}.xml`, xml: itemXml(id, question, pictures) };
  });
  const encoder = new TextEncoder();
  return {
    content: writeArchive({
      "imsmanifest.xml": encoder.encode(manifestXml(items, [...pictures.keys()])),
      ...Object.fromEntries(items.map(({ path, xml }) => [path, encoder.encode(xml)])),
      ...Object.fromEntries(pictures),
    }),
    problems,
  };
}

function manifestXml(
  items: readonly { id: string; path: string }[],
  pictures: readonly string[],
): string {
  const files = pictures.map(
    (path, at) =>
      `<resource identifier="picture-${at + 1}" type="webcontent" href="${path}"><file href="${path}"/></resource>`,
  );
  const resources = items.map(
    ({ id, path }) =>
      `<resource identifier="${id}" type="imsqti_item_xmlv3p0" href="${path}"><file href="${path}"/></resource>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="${PACKAGE}" identifier="questions">
<metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>
<organizations/>
<resources>
${[...resources, ...files].join("\n")}
</resources>
</manifest>
`;
}

function itemXml(id: string, question: ExchangeQuestion, pictures: Pictures): string {
  const show = showing(pictures);
  const { declarations, body, processing } = partsOf(question, show);
  const note = ownNote(question, noted);
  const points = question.points === null ? "" : ` normal-maximum="${question.points}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="${ASI}" identifier="${id}" title="${escapeXml(question.name)}" adaptive="false" time-dependent="false" xml:lang="zh-CN">
${declarations.join("\n")}
<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"${points}/>
<qti-outcome-declaration identifier="FEEDBACK" cardinality="single" base-type="identifier"><qti-default-value><qti-value>EXPLANATION</qti-value></qti-default-value></qti-outcome-declaration>
<qti-item-body${note ? ` data-wushe="${escapeXml(note)}"` : ""}>
${body}
</qti-item-body>
${processing ? `<qti-response-processing template="${TEMPLATES}/${processing}.xml"/>` : ""}
${question.explanation === "" ? "" : feedback(show(question.explanation))}
</qti-assessment-item>
`;
}

function feedback(explanation: string): string {
  return `<qti-modal-feedback outcome-identifier="FEEDBACK" identifier="EXPLANATION" show-hide="show"><qti-content-body><p>${explanation}</p></qti-content-body></qti-modal-feedback>`;
}

type Parts = { declarations: string[]; body: string; processing: string | null };

/** Text between tags. */
type Show = (text: string) => string;

/** Pictures lie beside the items; one that is not there stays words. */
function showing(pictures: Pictures): Show {
  return (text) => inlineHtml(text, (path) => (pictures.has(path) ? `../${path}` : null));
}

function partsOf(question: ExchangeQuestion, show: Show): Parts {
  switch (question.type) {
    case "single":
    case "multiple":
      return choiceParts(question, show);
    case "judgement":
      return {
        declarations: [declared("RESPONSE", "single", "identifier", [String(question.answer)])],
        body: `<p>${show(question.stem)}</p>\n<qti-choice-interaction response-identifier="RESPONSE" max-choices="1"><qti-simple-choice identifier="true">正确</qti-simple-choice><qti-simple-choice identifier="false">错误</qti-simple-choice></qti-choice-interaction>`,
        processing: "match_correct",
      };
    case "ordering":
      return orderingParts(question, show);
    case "matching":
      return matchingParts(question, show);
    case "fill":
      return fillParts(question, show);
    case "short":
    case "essay":
      return {
        declarations: [declared("RESPONSE", "single", "string", [])],
        body: `<p>${show(question.stem)}</p>\n<qti-extended-text-interaction response-identifier="RESPONSE"/>`,
        processing: null,
      };
  }
}

function choiceParts(question: Extract<ExchangeQuestion, { choices: unknown }>, show: Show): Parts {
  const many = question.type === "multiple";
  const ids = question.choices.map((_, at) => `C${at + 1}`);
  const right = ids.filter((_, at) => question.choices[at]?.correct);
  const choices = question.choices.map(({ text }, at) => simpleChoice(`C${at + 1}`, show(text)));
  return {
    declarations: [declared("RESPONSE", many ? "multiple" : "single", "identifier", right)],
    body: `<p>${show(question.stem)}</p>\n<qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="${many ? 0 : 1}">${choices.join("")}</qti-choice-interaction>`,
    processing: "match_correct",
  };
}

function orderingParts(
  question: Extract<ExchangeQuestion, { type: "ordering" }>,
  show: Show,
): Parts {
  const ids = question.items.map((_, at) => `C${at + 1}`);
  const choices = question.items.map((text, at) => simpleChoice(`C${at + 1}`, show(text)));
  return {
    declarations: [declared("RESPONSE", "ordered", "identifier", ids)],
    body: `<p>${show(question.stem)}</p>\n<qti-order-interaction response-identifier="RESPONSE" shuffle="true">${choices.join("")}</qti-order-interaction>`,
    processing: "match_correct",
  };
}

function matchingParts(
  { stem, pairs, distractors }: Extract<ExchangeQuestion, { type: "matching" }>,
  show: Show,
): Parts {
  const associable = (id: string, text: string) =>
    `<qti-simple-associable-choice identifier="${id}" match-max="1">${show(text)}</qti-simple-associable-choice>`;
  const lefts = pairs.map(({ left }, at) => associable(`L${at + 1}`, left));
  const rights = [...pairs.map(({ right }) => right), ...distractors];
  return {
    declarations: [
      declared(
        "RESPONSE",
        "multiple",
        "directedPair",
        pairs.map((_, at) => `L${at + 1} R${at + 1}`),
      ),
    ],
    body: `<p>${show(stem)}</p>\n<qti-match-interaction response-identifier="RESPONSE" shuffle="true" max-associations="0"><qti-simple-match-set>${lefts.join("")}</qti-simple-match-set><qti-simple-match-set>${rights.map((text, at) => associable(`R${at + 1}`, text)).join("")}</qti-simple-match-set></qti-match-interaction>`,
    processing: "match_correct",
  };
}

function fillParts(
  { stem, blanks }: Extract<ExchangeQuestion, { type: "fill" }>,
  show: Show,
): Parts {
  const responseOf = (at: number) => (blanks.length === 1 ? "RESPONSE" : `RESPONSE${at + 1}`);
  const words = stem.split(BLANK_MARK);
  const inside = words.map((text, at) =>
    at < blanks.length
      ? `${show(text)}<qti-text-entry-interaction response-identifier="${responseOf(at)}"/>`
      : show(text),
  );
  return {
    declarations: blanks.map((blank, at) => blankDeclaration(responseOf(at), blank)),
    body: `<p>${inside.join("")}</p>`,
    processing: blanks.length === 1 ? "map_response" : null,
  };
}

function blankDeclaration(id: string, blank: Blank): string {
  if ("value" in blank) return declared(id, "single", "float", [String(blank.value)]);
  const mapping = blank.accepts
    .map((text) => `<qti-map-entry map-key="${attribute(text)}" mapped-value="1"/>`)
    .join("");
  return declared(
    id,
    "single",
    "string",
    blank.accepts.slice(0, 1),
    `<qti-mapping default-value="0">${mapping}</qti-mapping>`,
  );
}

function declared(
  id: string,
  cardinality: string,
  type: string,
  right: readonly string[],
  more = "",
): string {
  const values = right.map((value) => `<qti-value>${escapeXml(value)}</qti-value>`).join("");
  const correct = values === "" ? "" : `<qti-correct-response>${values}</qti-correct-response>`;
  return `<qti-response-declaration identifier="${id}" cardinality="${cardinality}" base-type="${type}">${correct}${more}</qti-response-declaration>`;
}

function simpleChoice(id: string, inside: string): string {
  return `<qti-simple-choice identifier="${id}">${inside}</qti-simple-choice>`;
}

/** An attribute's line ends are written by number, as XML turns plain ones into spaces. */
function attribute(text: string): string {
  return escapeXml(text).replaceAll("\n", "&#10;");
}
