/**
 * An item of IMS QTI 2.x or 3.0. Both say the same in different spelling (`simpleChoice`,
 * `qti-simple-choice`), so names are brought to one spelling first. Pure.
 */
import type { Blank, ExchangeDraft } from "@/lib/transfer/model/exchange";
import { judgementOf } from "@/lib/transfer/rules/exchange/checked";
import { withOwnNote } from "@/lib/transfer/rules/exchange/own-note";
import type { PictureReader } from "@/lib/transfer/rules/exchange/picture-box";
import { type QtiText, qtiText } from "@/lib/transfer/rules/exchange/qti-text";
import {
  descendantsOf,
  elementOf,
  elementsOf,
  wordsOf,
  type XmlElement,
} from "@/lib/transfer/rules/exchange/xml";

export type QtiRead =
  | { fault: string; draft?: undefined }
  | { fault?: undefined; draft: ExchangeDraft; notes: string[] };

const interactions = [
  "choiceInteraction",
  "orderInteraction",
  "matchInteraction",
  "textEntryInteraction",
  "extendedTextInteraction",
] as const;

/** @param item its names in one spelling, see oneSpelling */
export function readItem(item: XmlElement, picture?: PictureReader): QtiRead {
  const body = elementOf(item, "itemBody");
  if (!body) return { fault: "没有题干" };
  const all = descendantsWhere(body, (name) => name.endsWith("Interaction"));
  const [first] = all;
  if (!first) return { fault: "没有作答的地方" };
  const unknown = all.find(({ name }) => !interactions.some((known) => known === name));
  if (unknown) return { fault: `题型“${unknown.name}”没有对应的题型` };
  const blanks = all.every(({ name }) => name === "textEntryInteraction");
  if (all.length > 1 && !blanks) return { fault: "一道题里有几处作答，没有对应的题型" };
  const lost = new Set<string>();
  const textOf = (element: XmlElement | undefined) => noted(qtiText(element, { picture }), lost);
  const draft = bodyOf(item, all, textOf);
  if (typeof draft === "string") return { fault: draft };
  if (descendantsOf(body, "feedbackInline").length > 0) lost.add("各选项的反馈");
  if (descendantsOf(item, "assessmentStimulusRef").length > 0) lost.add("几道题共用的材料");
  const stem = noted(qtiText(body, { blanks, picture }), lost);
  const prompt = textOf(elementOf(first, "prompt"));
  const complete = {
    name: item.attributes.title ?? "",
    stem: blanks ? stem : [stem, prompt].filter((text) => text !== "").join("\n"),
    explanation: elementsOf(item, "modalFeedback").map(textOf).join("\n"),
    points: pointsOf(item),
    ...draft,
  } as ExchangeDraft;
  return {
    draft: withOwnNote(complete, body.attributes["data-wushe"]),
    notes: [...lost].map((what) => `${what}没有带入`),
  };
}

/** The tree with its names as QTI 2 spells them, attributes included. */
export function oneSpelling(element: XmlElement): XmlElement {
  return {
    ...element,
    name: camel(element.name.replace(/^qti-/, "")),
    attributes: Object.fromEntries(
      Object.entries(element.attributes).map(([key, value]) => [
        key.startsWith("data-") ? key : camel(key),
        value,
      ]),
    ),
    children: element.children.map((child) =>
      typeof child === "string" ? child : oneSpelling(child),
    ),
  };
}

function camel(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function noted({ text, lost }: QtiText, all: Set<string>): string {
  for (const what of lost) all.add(what);
  return text;
}

type Body = { [field: string]: unknown; type: ExchangeDraft["type"] };
type TextOf = (element: XmlElement | undefined) => string;

function bodyOf(item: XmlElement, all: readonly XmlElement[], textOf: TextOf): Body | string {
  const [first] = all;
  if (!first) return "没有作答的地方";
  switch (first.name) {
    case "choiceInteraction":
      return choiceBody(item, first, textOf);
    case "orderInteraction":
      return orderBody(item, first, textOf);
    case "matchInteraction":
      return matchBody(item, first, textOf);
    case "textEntryInteraction":
      return { type: "fill", blanks: all.map((entry) => blankOf(declarationOf(item, entry))) };
    default:
      return { type: "essay" };
  }
}

function choiceBody(item: XmlElement, interaction: XmlElement, textOf: TextOf): Body | string {
  const declaration = declarationOf(item, interaction);
  const right = correctValues(declaration);
  if (right.length === 0) return "没有写正确答案";
  const choices = elementsOf(interaction, "simpleChoice").map((choice) => ({
    id: choice.attributes.identifier ?? "",
    text: textOf(choice),
  }));
  const several = declaration?.attributes.cardinality === "multiple";
  const truths = choices.map(({ id, text }) => judgementOf(id) ?? judgementOf(text));
  if (!several && choices.length === 2 && truths.includes(true) && truths.includes(false)) {
    const at = choices.findIndex(({ id }) => id === right[0]);
    return { type: "judgement", answer: truths[at] === true };
  }
  return {
    type: several ? "multiple" : "single",
    choices: choices.map(({ id, text }) => ({ text, correct: right.includes(id) })),
    ...(several ? { scoring: "all" } : {}),
  };
}

function orderBody(item: XmlElement, interaction: XmlElement, textOf: TextOf): Body | string {
  const choices = new Map(
    elementsOf(interaction, "simpleChoice").map((c) => [c.attributes.identifier ?? "", textOf(c)]),
  );
  const items = correctValues(declarationOf(item, interaction)).flatMap(
    (id) => choices.get(id) ?? [],
  );
  return items.length === choices.size ? { type: "ordering", items } : "没有写完整的正确顺序";
}

function matchBody(item: XmlElement, interaction: XmlElement, textOf: TextOf): Body | string {
  const [lefts, rights] = elementsOf(interaction, "simpleMatchSet").map(
    (set) =>
      new Map(
        elementsOf(set, "simpleAssociableChoice").map((choice) => [
          choice.attributes.identifier ?? "",
          textOf(choice),
        ]),
      ),
  );
  const values = correctValues(declarationOf(item, interaction)).map((pair) => pair.split(/\s+/));
  const used = new Set(values.map(([, right = ""]) => right));
  if (!lefts || !rights || values.length !== lefts.size) return "没有给左边每一项写一个配对";
  return {
    type: "matching",
    pairs: values.map(([left = "", right = ""]) => ({
      left: lefts.get(left) ?? "",
      right: rights.get(right) ?? "",
    })),
    distractors: [...rights].filter(([id]) => !used.has(id)).map(([, text]) => text),
  };
}

function blankOf(declaration: XmlElement | undefined): Blank {
  const right = correctValues(declaration);
  const type = declaration?.attributes.baseType;
  if (type === "float" || type === "integer") {
    return { value: right[0] ? Number(right[0]) : Number.NaN, tolerance: 0 };
  }
  const entries = elementsOf(elementOf(declaration, "mapping") ?? emptyElement, "mapEntry");
  const best = Math.max(0, ...entries.map((entry) => Number(entry.attributes.mappedValue)));
  const mapped = entries.filter(
    (entry) => best > 0 && Number(entry.attributes.mappedValue) === best,
  );
  return { accepts: [...new Set([...right, ...mapped.map((e) => e.attributes.mapKey ?? "")])] };
}

const emptyElement: XmlElement = { name: "", attributes: {}, children: [], line: 0 };

function declarationOf(item: XmlElement, interaction: XmlElement): XmlElement | undefined {
  const id = interaction.attributes.responseIdentifier;
  return elementsOf(item, "responseDeclaration").find((d) => d.attributes.identifier === id);
}

function correctValues(declaration: XmlElement | undefined): string[] {
  const correct = elementOf(declaration, "correctResponse");
  return correct ? elementsOf(correct, "value").map((value) => wordsOf(value).trim()) : [];
}

function pointsOf(item: XmlElement): number | null {
  const score = elementsOf(item, "outcomeDeclaration").find(
    ({ attributes }) => attributes.identifier === "SCORE",
  );
  const points = Number(score?.attributes.normalMaximum ?? "");
  return Number.isInteger(points) && points >= 1 && points <= 100 ? points : null;
}

function descendantsWhere(parent: XmlElement, test: (name: string) => boolean): XmlElement[] {
  return elementsOf(parent).flatMap((child) => [
    ...(test(child.name) ? [child] : []),
    ...descendantsWhere(child, test),
  ]);
}
