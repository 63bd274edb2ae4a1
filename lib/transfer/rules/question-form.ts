/** A question as the form that writes it holds it: every kind's fields side by side, so that changing the kind loses nothing. Pure. */
import { BLANK_MARK, type Difficulty, type Scoring } from "@/lib/assessment/model/question";
import type { ExchangeDraft, ExchangeQuestion } from "@/lib/transfer/model/exchange";
import { blankOf } from "@/lib/transfer/rules/exchange/sheet-read";
import { blankCell } from "@/lib/transfer/rules/exchange/sheet-write";

export type FormKind = ExchangeQuestion["type"];

export type QuestionForm = {
  type: FormKind;
  name: string;
  material: string;
  stem: string;
  explanation: string;
  difficulty: Difficulty;
  topic: string;
  /** Parted by 、 */
  tags: string;
  points: string;
  choices: { text: string; correct: boolean }[];
  scoring: Scoring;
  answer: boolean;
  items: string[];
  pairs: { left: string; right: string }[];
  distractors: string[];
  /** For each blank the words that are right, parted by /, or a number ± its tolerance. */
  blanks: string[];
  /** What a good answer says: for whoever grades a written one. */
  sample: string;
  /** One point of a short answer in each, its synonyms parted by / */
  keywords: string[];
  rubric: { title: string; points: string }[];
};

export const emptyForm: QuestionForm = {
  type: "single",
  ...{ name: "", material: "", stem: "", explanation: "", topic: "", tags: "", points: "5" },
  difficulty: "medium",
  choices: ["", "", "", ""].map((text, at) => ({ text, correct: at === 0 })),
  scoring: "half",
  answer: true,
  items: ["", "", ""],
  pairs: ["", "", ""].map(() => ({ left: "", right: "" })),
  distractors: [],
  blanks: [""],
  sample: "",
  keywords: ["", ""],
  rubric: ["", "", ""].map(() => ({ title: "", points: "5" })),
};

export function formOf(question: ExchangeQuestion): QuestionForm {
  const { name, material, stem, explanation, topic } = question;
  const common = {
    ...emptyForm,
    ...{ name, material, stem, explanation, topic },
    tags: question.tags.join("、"),
    points: String(question.points ?? 5),
    difficulty: question.difficulty ?? "medium",
  };
  switch (question.type) {
    case "single":
      return { ...common, type: "single", choices: question.choices };
    case "multiple":
      return {
        ...common,
        type: "multiple",
        choices: question.choices,
        scoring: question.scoring,
      };
    case "judgement":
      return { ...common, type: "judgement", answer: question.answer };
    case "ordering":
      return { ...common, type: "ordering", items: question.items };
    case "matching":
      return {
        ...common,
        type: "matching",
        pairs: question.pairs,
        distractors: question.distractors,
      };
    case "fill":
      return { ...common, type: "fill", blanks: question.blanks.map(blankCell) };
    case "short":
      return {
        ...common,
        ...{ type: "short", sample: question.sample },
        keywords: question.keywords.map((group) => group.join("/")),
      };
    case "essay":
      return {
        ...common,
        ...{ type: "essay", sample: question.sample },
        rubric: question.rubric.map(({ title, points }) => ({ title, points: String(points) })),
      };
  }
}

/** What the form says, with rows left empty passed over; whether it makes sense is found out later. */
export function draftOf(form: QuestionForm): ExchangeDraft {
  const { name, material, stem, explanation, difficulty, topic, sample } = form;
  const common = {
    ...{ name, material, stem, explanation, difficulty, topic },
    tags: form.tags.split(/[、，,;；]/).filter((tag) => tag.trim() !== ""),
    points: Number(form.points) || null,
  };
  switch (form.type) {
    case "single":
      return { ...common, type: "single", choices: form.choices.filter(hasText) };
    case "multiple":
      return {
        ...common,
        type: "multiple",
        choices: form.choices.filter(hasText),
        scoring: form.scoring,
      };
    case "judgement":
      return { ...common, type: "judgement", answer: form.answer };
    case "ordering":
      return { ...common, type: "ordering", items: form.items.filter(filled) };
    case "matching":
      return {
        ...common,
        type: "matching",
        pairs: form.pairs.filter(({ left, right }) => filled(left) || filled(right)),
        distractors: form.distractors.filter(filled),
      };
    case "fill":
      return {
        ...common,
        type: "fill",
        stem: stem.replaceAll(/_{2,}/g, BLANK_MARK),
        blanks: form.blanks.slice(0, blanksIn(stem)).map(blankOf),
      };
    case "short":
      return {
        ...common,
        ...{ type: "short", sample },
        keywords: form.keywords
          .map((group) => group.split(/[/／]/).filter(filled))
          .filter((group) => group.length > 0),
      };
    case "essay":
      return {
        ...common,
        ...{ type: "essay", sample },
        rubric: form.rubric
          .filter(({ title }) => filled(title))
          .map(({ title, points }) => ({ title, points: Number(points) })),
      };
  }
}

/** How many blanks a stem has. */
export function blanksIn(stem: string): number {
  return stem.match(/_{2,}/g)?.length ?? 0;
}

function filled(text: string): boolean {
  return text.trim() !== "";
}

function hasText({ text }: { text: string }): boolean {
  return filled(text);
}

/**
 * The form with one of its texts changed, by its place: `stem`, `material`, `explanation`, `sample`,
 * `choices.0`, `items.2`, `lefts.1` and `rights.1` of the pairs, `distractors.0`.
 */
export function withPlace(
  form: QuestionForm,
  place: string,
  change: (text: string) => string,
): QuestionForm {
  const [name, row] = place.split(".");
  const rows = <T>(all: readonly T[], changed: (one: T) => T) =>
    all.map((one, index) => (index === Number(row) ? changed(one) : one));
  switch (name) {
    case "stem":
    case "material":
    case "explanation":
    case "sample":
      return { ...form, [name]: change(form[name]) };
    case "choices":
      return { ...form, choices: rows(form.choices, (c) => ({ ...c, text: change(c.text) })) };
    case "items":
    case "distractors":
      return { ...form, [name]: rows(form[name], change) };
    case "lefts":
      return { ...form, pairs: rows(form.pairs, (p) => ({ ...p, left: change(p.left) })) };
    case "rights":
      return { ...form, pairs: rows(form.pairs, (p) => ({ ...p, right: change(p.right) })) };
    default:
      return form;
  }
}
