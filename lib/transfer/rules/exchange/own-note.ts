/**
 * What a format has no field for travels in a note of our own (a comment, an attribute), which
 * other programs pass over and we read back; so a question comes home with all it had. Pure.
 */
import { z } from "zod";
import { difficulties } from "@/lib/assessment/model/question";
import { withTidyPictures } from "@/lib/assessment/rules/question-text";
import type { ExchangeDraft, ExchangeQuestion } from "@/lib/transfer/model/exchange";

const Note = z
  .object({
    type: z.enum(["short", "essay"]),
    material: z.string(),
    difficulty: z.enum(difficulties),
    topic: z.string(),
    tags: z.array(z.string()),
    points: z.int(),
    explanation: z.string(),
    scoring: z.enum(["half", "all", "share"]),
    sample: z.string(),
    keywords: z.array(z.array(z.string())),
    rubric: z.array(z.object({ title: z.string(), points: z.int() })),
    tolerances: z.array(z.number().nullable()),
  })
  .partial();
type Note = z.output<typeof Note>;
export type NoteField = keyof Note;

/** What in words of the screen is not seen by another program when it is only in the note. */
const visible: Partial<Record<NoteField, string>> = {
  sample: "参考答案",
  keywords: "关键词",
  rubric: "评分标准",
  explanation: "解析",
};

/** The note with those fields that the question has and the format cannot say; null when none. */
export function ownNote(question: ExchangeQuestion, fields: readonly NoteField[]): string | null {
  const entries = fields.flatMap((field) => {
    const value = fieldOf(question, field);
    return isEmpty(value) ? [] : [[field, value]];
  });
  return entries.length === 0 ? null : JSON.stringify(Object.fromEntries(entries));
}

/** Names of what only this platform will see again. */
export function unseenElsewhere(
  question: ExchangeQuestion,
  fields: readonly NoteField[],
): string[] {
  return fields.flatMap((field) =>
    isEmpty(fieldOf(question, field)) ? [] : (visible[field] ?? []),
  );
}

/** A draft completed by its note. A note that is damaged, or not ours, counts for nothing. */
export function withOwnNote(draft: ExchangeDraft, note: string | null | undefined): ExchangeDraft {
  const read = note ? parsed(note) : null;
  if (!read) return draft;
  const { type, tolerances, ...fields } = read;
  const stem = withoutMaterial(draft.stem, fields.material);
  const written = draft.type === "short" || draft.type === "essay";
  return {
    ...draft,
    ...fields,
    stem,
    type: written ? (type ?? draft.type) : draft.type,
    ...(draft.type === "fill" && tolerances ? { blanks: tolerated(draft.blanks, tolerances) } : {}),
  } as ExchangeDraft;
}

/** No other program knows a situation that several questions share: it goes before each of them. */
export function withMaterialBefore(question: ExchangeQuestion): ExchangeQuestion {
  const { material, stem } = question;
  return material === "" ? question : { ...question, stem: `${material}\n\n${stem}` };
}

function withoutMaterial(stem: string, material: string | undefined): string {
  // The stem has been through the format, which may have tidied the words of its pictures.
  const before = `${withTidyPictures(material ?? "")}\n\n`;
  return material && stem.startsWith(before) ? stem.slice(before.length) : stem;
}

type Blanks = Extract<ExchangeDraft, { type: "fill" }>["blanks"];

function tolerated(blanks: Blanks, tolerances: readonly (number | null)[]): Blanks {
  return blanks.map((blank, at) => {
    const tolerance = tolerances[at];
    return "value" in blank && typeof tolerance === "number" ? { ...blank, tolerance } : blank;
  });
}

function parsed(note: string): Note | null {
  try {
    return Note.safeParse(JSON.parse(note)).data ?? null;
  } catch {
    return null;
  }
}

function fieldOf(question: ExchangeQuestion, field: NoteField): unknown {
  if (field === "type") return ["short", "essay"].includes(question.type) ? question.type : null;
  if (field === "tolerances" && question.type === "fill") {
    const tolerances = question.blanks.map((b) => ("value" in b ? b.tolerance : null));
    return tolerances.every((tolerance) => !tolerance) ? null : tolerances;
  }
  return (question as Record<string, unknown>)[field];
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length)
  );
}
