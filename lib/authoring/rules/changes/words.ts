/** How a change of any value reads: both sides as words, what went and what came marked. Pure. */
import { stringify } from "yaml";
import { type Change, diffWords } from "@/lib/authoring/rules/writing/word-diff";

/** One thing that is said otherwise now, under the name people know it by. */
export type EntryChange = { name: string; words: Change[] };

/** Beyond so many pairs of lines that might match, the whole is told as replaced. */
const LINE_PAIRS_MAX = 4_000_000;

/** Both texts in one; empty when they are the same. */
export function wordsBetween(before: string, after: string): Change[] {
  if (before === after) return [];
  if (before.split("\n").length * after.split("\n").length > LINE_PAIRS_MAX) {
    return [
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ];
  }
  return diffWords(before, after);
}

/** What is said of each name, in the order of the names; names of neither side say nothing. */
export function entryChanges(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  names: Readonly<Record<string, string>>,
): EntryChange[] {
  const keys = new Set([...Object.keys(names), ...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => {
    const words = wordsBetween(printed(before[key]), printed(after[key]));
    return words.length > 0 ? [{ name: names[key] ?? key, words }] : [];
  });
}

/** A value of a file's head as people read it. */
export function printed(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value) && value.every((each) => typeof each !== "object")) {
    return value.map(printed).join("\n");
  }
  return stringify(value, { lineWidth: 0 }).trim();
}

export type Piece = Change | { kind: "gap" };

/** Characters on each side of a change that show where it is. */
const AROUND = 40;

/** The changes with a little of what stands around them; what is left out is a gap. */
export function excerptOf(changes: readonly Change[]): Piece[] {
  return changes.flatMap(({ kind, text }, place): Piece[] => {
    const all = [...text];
    const first = place === 0;
    const last = place === changes.length - 1;
    const room = AROUND * (first || last ? 1 : 2);
    if (kind !== "same" || all.length <= room + AROUND) return [{ kind, text }];
    const head = all.slice(0, AROUND).join("");
    const tail = all.slice(-AROUND).join("");
    if (first && last) return [{ kind: "gap" }];
    if (first) return [{ kind: "gap" }, { kind, text: tail }];
    if (last) return [{ kind, text: head }, { kind: "gap" }];
    return [{ kind, text: head }, { kind: "gap" }, { kind, text: tail }];
  });
}
