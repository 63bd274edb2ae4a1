/** Sentences with what is to be found marked in place, 〔kind:text〕, and how a finder did on them. */
import { readFileSync } from "node:fs";
import { FINDING_KINDS, type FindingKind } from "@/lib/submissions/model/anonymity";

export type Span = { kind: FindingKind; start: number; end: number };
export type Marked = { text: string; spans: Span[]; section: string };

const kinds = Object.keys(FINDING_KINDS).join("|");

/** The examples of a file of `tests/fixtures/anonymity`, one a line. */
export function markedSentences(file: string): Marked[] {
  let section = "";
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      if (line.startsWith("## ")) section = line.slice(3);
      return line === "" || line.startsWith("#") ? [] : [{ ...readMarks(line), section }];
    });
}

function readMarks(line: string): { text: string; spans: Span[] } {
  const spans: Span[] = [];
  let text = "";
  for (const part of line.split(new RegExp(`(〔(?:${kinds}):[^〕]+〕)`))) {
    const [, kind, marked] = new RegExp(`^〔(${kinds}):([^〕]+)〕$`).exec(part) ?? [];
    const start = text.length;
    text += marked ?? part;
    if (kind && isKind(kind)) spans.push({ kind, start, end: text.length });
  }
  return { text, spans };
}

function isKind(kind: string): kind is FindingKind {
  return kind in FINDING_KINDS;
}

export type Score = { right: number; wrong: number; missed: number };

/** Found and marked spans compared, by kind. */
export function scoreOf(
  sentences: readonly Marked[],
  find: (text: string) => readonly Span[],
): { byKind: Map<FindingKind, Score>; slips: string[] } {
  const byKind = new Map<FindingKind, Score>();
  const slips: string[] = [];
  const count = (kind: FindingKind, what: keyof Score) => {
    const score = byKind.get(kind) ?? { right: 0, wrong: 0, missed: 0 };
    byKind.set(kind, { ...score, [what]: score[what] + 1 });
  };
  for (const { text, spans } of sentences) {
    const found = find(text);
    for (const span of spans) {
      const met = found.some((other) => isMatch(span, other));
      count(span.kind, met ? "right" : "missed");
      if (!met) slips.push(`missed ${span.kind} ${text.slice(span.start, span.end)} | ${text}`);
    }
    for (const span of found) {
      if (spans.some((other) => isMatch(other, span))) continue;
      count(span.kind, "wrong");
      slips.push(`wrong ${span.kind} ${text.slice(span.start, span.end)} | ${text}`);
    }
  }
  return { byKind, slips };
}

/** To the sign; for an address, where its name begins is a matter of opinion: three fifths in common. */
function isMatch(one: Span, other: Span): boolean {
  if (one.kind !== other.kind) return false;
  if (one.kind !== "address") return one.start === other.start && one.end === other.end;
  const common = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return common / (Math.max(one.end, other.end) - Math.min(one.start, other.start)) >= 0.6;
}

export const precision = ({ right, wrong }: Score) => (right + wrong ? right / (right + wrong) : 1);
export const recall = ({ right, missed }: Score) => (right + missed ? right / (right + missed) : 1);

export function totalOf(scores: Iterable<Score>): Score {
  const total = { right: 0, wrong: 0, missed: 0 };
  for (const score of scores) {
    total.right += score.right;
    total.wrong += score.wrong;
    total.missed += score.missed;
  }
  return total;
}
