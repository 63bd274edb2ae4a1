/** What changed between two texts, word by word. Pure. */
import { longestCommon } from "@/lib/authoring/rules/writing/longest-common";

export type Change = { kind: "same" | "added" | "removed"; text: string };

/** Beyond so many words on a side that differ, lines are compared instead. */
const WORDS_MAX = 2500;

export function diffWords(before: string, after: string): Change[] {
  const lines = changesOf(before.split(/(?<=\n)/), after.split(/(?<=\n)/));
  const changes = lines.flatMap((change, place) => {
    const next = lines[place + 1];
    const last = lines[place - 1];
    if (change.kind === "removed" && next?.kind === "added")
      return wordChanges(change.text, next.text);
    return change.kind === "added" && last?.kind === "removed" ? [] : [change];
  });
  return changes.reduce<Change[]>((all, change) => {
    const before = all.at(-1);
    if (before?.kind === change.kind) before.text += change.text;
    else all.push({ ...change });
    return all;
  }, []);
}

function wordChanges(before: string, after: string): Change[] {
  const [left, right] = [wordsOf(before), wordsOf(after)];
  if (left.length > WORDS_MAX || right.length > WORDS_MAX) {
    return [
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ];
  }
  return changesOf(left, right);
}

function wordsOf(text: string): string[] {
  const segmenter = new Intl.Segmenter("zh-CN", { granularity: "word" });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** Both texts in one: what went before what came. */
function changesOf(before: readonly string[], after: readonly string[]): Change[] {
  const matched = longestCommon(before, after);
  const changes: Change[] = [];
  const add = (kind: Change["kind"], words: readonly string[]) => {
    if (words.length === 0) return;
    const last = changes.at(-1);
    if (last?.kind === kind) last.text += words.join("");
    else changes.push({ kind, text: words.join("") });
  };
  let [from, begin] = [0, 0];
  for (let to = 0; to <= after.length; to += 1) {
    const place = to === after.length ? before.length : matched.get(to);
    if (place === undefined) continue;
    add("removed", before.slice(from, place));
    add("added", after.slice(begin, to));
    add("same", after.slice(to, to + 1));
    [from, begin] = [place + 1, to + 1];
  }
  return changes;
}
