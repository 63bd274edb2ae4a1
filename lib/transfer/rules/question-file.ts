/** `questions.yaml`: each entry is checked by itself, so one bad question does not hide the next. */
import { z } from "zod";
import { BLANK_MARK, type Option, type QuestionBody } from "@/lib/assessment/model/question";
import {
  type Fault,
  type ParsedQuestion,
  POINTS_DEFAULT,
  QuestionEntry,
} from "@/lib/transfer/model/course";
import { opaqueId, scrambled } from "@/lib/transfer/rules/opaque-id";
import { checkYaml, readYaml, type Yaml } from "@/lib/transfer/rules/yaml-file";

/** Reads the questions that are sound and the faults of those that are not. */
export function readQuestions(
  file: string,
  text: string,
): { questions: ParsedQuestion[]; unsound: string[] | null; faults: Fault[] } {
  const yaml = readYaml(file, text);
  const list = checkYaml(z.array(z.unknown()), yaml, file);
  const faults = [...list.faults];
  const unsound: string[] = [];
  const questions = (list.value ?? []).flatMap((value, index) => {
    const entry: Yaml = {
      value,
      faults: [],
      lineOf: (path) => yaml.lineOf([index, ...path]),
    };
    const checked = checkYaml(QuestionEntry, entry, file);
    if (!checked.value) {
      const id = idOf(value);
      if (id) unsound.push(id);
      const name = id ? `${id}：` : "";
      faults.push(...checked.faults.map((f) => ({ ...f, message: `${name}${f.message}` })));
      return [];
    }
    const wrong = wordingFaults(checked.value).map(({ path, message }) => ({
      file,
      line: entry.lineOf(path),
      message: `${checked.value?.id}：${message}`,
    }));
    faults.push(...wrong);
    return [parsed(checked.value, file, entry.lineOf([]))];
  });
  return { questions, unsound: list.value && unsound, faults };
}

function idOf(value: unknown): string | null {
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : null;
  return typeof id === "string" ? id : null;
}

function parsed(entry: QuestionEntry, file: string, line: number): ParsedQuestion {
  return {
    key: entry.id,
    purpose: entry.purpose,
    lesson: entry.lesson ?? null,
    stem: entry.stem,
    body: bodyOf(entry),
    explanation: entry.explanation,
    difficulty: entry.difficulty,
    topic: entry.topic,
    facts: entry.facts,
    points: entry.points ?? POINTS_DEFAULT,
    material: entry.material ?? "",
    fixed: entry.fixed ?? false,
    file,
    line,
  };
}

/** The question as it is stored: ordering and matching never in the order that is right. */
function bodyOf(entry: QuestionEntry): QuestionBody {
  switch (entry.kind) {
    case "single":
      return { kind: entry.kind, ...choicesOf(entry.choices) };
    case "multiple":
      return {
        kind: entry.kind,
        ...choicesOf(entry.choices),
        ...(entry.scoring ? { scoring: entry.scoring } : {}),
      };
    case "judgement":
      return { kind: entry.kind, correct: [entry.answer ? "true" : "false"] };
    case "ordering": {
      const items = entry.items.map(({ text }) => option(entry.id, "item", text));
      const correct = items.map(({ id }) => id);
      return { kind: entry.kind, options: scrambled(items, correct), correct };
    }
    case "matching": {
      const lefts = entry.pairs.map(({ left }) => option(entry.id, "left", left));
      const rights = entry.pairs.map(({ right }) => option(entry.id, "right", right));
      const others = (entry.distractors ?? []).map(({ text }) => option(entry.id, "right", text));
      const correct = rights.map(({ id }) => id);
      return {
        kind: entry.kind,
        lefts,
        options: scrambled([...rights, ...others], correct),
        correct,
      };
    }
    case "fill":
      return {
        kind: entry.kind,
        blanks: entry.blanks.map((blank, place) => ({
          id: `blank-${place + 1}`,
          numeric: "value" in blank,
        })),
        keys: entry.blanks,
        correct: entry.blanks.map((blank) =>
          "accepts" in blank ? (blank.accepts[0] ?? "") : String(blank.value),
        ),
      };
    case "short":
      return {
        kind: entry.kind,
        sample: entry.sample ?? "",
        keywords: entry.keywords ?? [],
        correct: [],
      };
    case "essay":
      return {
        kind: entry.kind,
        sample: entry.sample ?? "",
        rubric: entry.rubric ?? [],
        correct: [],
      };
  }
}

function choicesOf(choices: readonly (Option & { correct?: boolean | undefined })[]) {
  return {
    options: choices.map(({ id, text }) => ({ id, text })),
    correct: choices.filter(({ correct }) => correct).map(({ id }) => id),
  };
}

function option(key: string, side: string, text: string): Option {
  return { id: opaqueId(key, side, text), text };
}

type Wrong = { path: PropertyKey[]; message: string };

/** What a schema cannot say: how many answers are right, and that nothing stands there twice. */
function wordingFaults(entry: QuestionEntry): Wrong[] {
  switch (entry.kind) {
    case "single":
    case "multiple":
      return [
        ...repeats(entry.choices, "id", "choices"),
        ...repeats(entry.choices, "text", "choices"),
        ...rightChoices(entry.kind, entry.choices),
      ];
    case "judgement":
      return [];
    case "short":
    case "essay":
      return entry.purpose === "check"
        ? [{ path: ["kind"], message: "要由人评分的题不能放在课文里" }]
        : [];
    case "ordering":
      return [...repeats(entry.items, "id", "items"), ...repeats(entry.items, "text", "items")];
    case "matching": {
      const others = entry.distractors ?? [];
      const rights = [...entry.pairs.map(({ right }) => right), ...others.map(({ text }) => text)];
      return [
        ...repeats(entry.pairs, "id", "pairs"),
        ...repeats(entry.pairs, "left", "pairs"),
        ...(new Set(rights).size < rights.length
          ? [{ path: ["pairs"], message: "右边有两项文字相同，连线会分不清" }]
          : []),
      ];
    }
    case "fill": {
      const marks = entry.stem.split(BLANK_MARK).length - 1;
      if (marks === entry.blanks.length) return [];
      const message = `题干里有${marks}个空（${BLANK_MARK}），blanks 有${entry.blanks.length}项`;
      return [{ path: ["blanks"], message }];
    }
  }
}

function rightChoices(
  kind: "single" | "multiple",
  choices: readonly { correct?: true | undefined }[],
): Wrong[] {
  const right = choices.filter((choice) => choice.correct).length;
  const path = ["choices"];
  if (kind === "single" && right !== 1) {
    return [{ path, message: `单选题要有且只有一个 correct: true，现在有${right}个` }];
  }
  if (kind === "multiple" && right < 2) {
    return [{ path, message: `多选题至少要有两个 correct: true，现在有${right}个` }];
  }
  if (right === choices.length) return [{ path, message: "全部选项都正确，至少要有一个错误的" }];
  return [];
}

function repeats<K extends string>(
  list: readonly Record<K, string>[],
  key: K,
  at: string,
): Wrong[] {
  return list.flatMap((part, index) => {
    const first = list.findIndex((other) => other[key] === part[key]);
    if (first === index) return [];
    const what = key === "id" ? "id" : "文字";
    return [{ path: [at, index, key], message: `${what}和第${first + 1}项相同` }];
  });
}
