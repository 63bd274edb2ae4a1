/** A self-check as a form holds it, and as `questions.yaml` does. Pure. */
import { addYamlItem, replaceYamlItem, yamlValue } from "@/lib/authoring/rules/writing/yaml-edit";
import { readQuestions } from "@/lib/transfer/rules/question-file";

export const checkKinds = ["single", "multiple", "judgement", "fill"] as const;
export type CheckKind = (typeof checkKinds)[number];

export type CheckForm = {
  kind: CheckKind;
  stem: string;
  choices: { text: string; correct: boolean }[];
  /** Of a judgement. */
  answer: boolean;
  /** Of each blank, what is accepted, the preferred first. */
  blanks: string[][];
  explanation: string;
};

type Entry = Record<string, unknown>;

export const emptyCheck: CheckForm = {
  kind: "single",
  stem: "",
  choices: [
    { text: "", correct: true },
    { text: "", correct: false },
    { text: "", correct: false },
  ],
  answer: true,
  blanks: [[""]],
  explanation: "",
};

/** The entry of a question and its place in the file; null where there is none. */
export function findEntry(text: string, id: string): { entry: Entry; place: number } | null {
  const entries = entriesOf(text);
  const place = entries.findIndex((entry) => entry.id === id);
  const entry = entries[place];
  return entry ? { entry, place } : null;
}

/** Null for kinds that the form does not know. */
export function formOf(entry: Entry): CheckForm | null {
  const kind = checkKinds.find((known) => known === entry.kind);
  if (!kind) return null;
  const choices = Array.isArray(entry.choices)
    ? entry.choices.map((choice: Entry) => ({
        text: String(choice.text ?? ""),
        correct: choice.correct === true,
      }))
    : emptyCheck.choices;
  const blanks = Array.isArray(entry.blanks)
    ? entry.blanks.map((blank: Entry) =>
        Array.isArray(blank.accepts) ? blank.accepts.map(String) : [String(blank.value ?? "")],
      )
    : emptyCheck.blanks;
  return {
    ...{ kind, choices, blanks, answer: entry.answer !== false },
    ...{ stem: String(entry.stem ?? ""), explanation: String(entry.explanation ?? "") },
  };
}

/**
 * The file with the question in it, changed or added, and what is wrong with it. Everything the form
 * does not show stays as it was, as do all other questions.
 */
export function withCheck(
  text: string,
  { id, lessonId, form }: { id: string; lessonId: string; form: CheckForm },
): { text: string; problems: string[] } {
  const found = findEntry(text, id);
  const entry = entryOf(found?.entry ?? null, id, lessonId, form);
  const next = found ? replaceYamlItem(text, found.place, entry) : addYamlItem(text, entry);
  const { faults } = readQuestions("questions.yaml", next);
  const mine = faults.filter(({ message }) => message.startsWith(`${id}：`));
  return { text: next, problems: mine.map(({ message }) => message.slice(id.length + 1)) };
}

/** An id that no question has. */
export function newCheckId(text: string, lessonId: string): string {
  const taken = new Set(entriesOf(text).map((entry) => entry.id));
  let number = 1;
  while (taken.has(`${lessonId}-c${number}`)) number += 1;
  return `${lessonId}-c${number}`;
}

function entryOf(before: Entry | null, id: string, lessonId: string, form: CheckForm): Entry {
  const {
    choices: _c,
    answer: _a,
    blanks: _b,
    explanation: _e,
    kind: _k,
    ...rest
  } = before ?? {
    ...{
      id,
      purpose: "check",
      lesson: lessonId,
      stem: "",
      difficulty: "medium",
      topic: "课文内容",
    },
  };
  const { id: own, purpose, lesson, stem: _s, ...more } = rest as Entry;
  return {
    ...{ id: own, purpose, lesson, kind: form.kind, stem: form.stem.trim() },
    ...more,
    ...answers(before, form),
    explanation: form.explanation.trim(),
  };
}

/** Choices keep their ids, by which answers that were given are told apart. */
function answers(before: Entry | null, form: CheckForm): Entry {
  switch (form.kind) {
    case "judgement":
      return { answer: form.answer };
    case "fill":
      return { blanks: form.blanks.map((accepts, place) => blankOf(before, accepts, place)) };
    default: {
      const held: Entry[] = Array.isArray(before?.choices) ? before.choices : [];
      const used = new Set(held.map(({ id }) => String(id)));
      const letters = [..."abcdefghijklmnop"].filter((letter) => !used.has(letter));
      const choices = form.choices.map(({ text, correct }, place) => ({
        id: String(held[place]?.id ?? letters.shift() ?? `x${place}`),
        text: text.trim(),
        ...(correct && { correct: true }),
      }));
      return { choices };
    }
  }
}

/** A blank that was written as a number stays one, with what it tolerates. */
function blankOf(before: Entry | null, accepts: string[], place: number): Entry {
  const held: unknown = Array.isArray(before?.blanks) ? before.blanks[place] : undefined;
  if (typeof held === "object" && held !== null && "value" in held) {
    const value = Number(accepts[0]);
    if (accepts.length === 1 && Number.isFinite(value)) return { ...held, value };
  }
  return { accepts: accepts.map((text) => text.trim()).filter((text) => text !== "") };
}

function entriesOf(text: string): Entry[] {
  const value = yamlValue(text, []);
  return Array.isArray(value)
    ? value.filter((entry) => typeof entry === "object" && entry !== null)
    : [];
}
