/** Digits as they are written: in groups, with a space, a hyphen or a point between them. */

/** A stretch of digits; the last may be the X of an identity number. */
export type Group = { start: number; end: number; signs: string };
/** Some groups in a row, read as one number. */
export type Window = { start: number; end: number; signs: string; groups: readonly Group[] };

const BETWEEN = /^[ \-.\u200b]{1,2}$/;

/** Runs of groups that stand close enough together to be one number. */
export function digitRuns(text: string): Group[][] {
  const runs: Group[][] = [];
  let run: Group[] = [];
  for (const match of text.matchAll(/\d+/g)) {
    const last = run.at(-1);
    if (last && !BETWEEN.test(text.slice(last.end, Math.min(match.index, last.end + 3)))) {
      runs.push(withCheckSign(text, run));
      run = [];
    }
    run.push({ start: match.index, end: match.index + match[0].length, signs: match[0] });
  }
  if (run.length > 0) runs.push(withCheckSign(text, run));
  return runs;
}

/** Every number of one of the `lengths` that begins and ends with a group. */
export function* windowsOf(run: readonly Group[], lengths: ReadonlySet<number>): Generator<Window> {
  const most = Math.max(...lengths);
  for (const [from, first] of run.entries()) {
    let signs = "";
    for (let to = from; to < run.length; to += 1) {
      const last = run[to];
      if (!last || signs.length + last.signs.length > most) break;
      signs += last.signs;
      if (!lengths.has(signs.length)) continue;
      yield { start: first.start, end: last.end, signs, groups: run.slice(from, to + 1) };
    }
  }
}

/** An X behind the last digit of a run belongs to it, unless it begins a word. */
function withCheckSign(text: string, run: Group[]): Group[] {
  const last = run.at(-1);
  if (!last) return run;
  const [sign] = /^[ -]?[xX](?![A-Za-z0-9])/.exec(text.slice(last.end, last.end + 3)) ?? [];
  if (!sign) return run;
  const end = last.end + sign.length;
  return [...run.slice(0, -1), { start: last.start, end, signs: `${last.signs}X` }];
}
