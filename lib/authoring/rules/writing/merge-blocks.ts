/**
 * Two versions of a lesson that began as the same: block by block, what each of them changed. Where only
 * one did, it is right; where both did, a person chooses. Pure.
 */

import { openBody } from "@/lib/authoring/rules/writing/lesson-body";
import { splitLesson } from "@/lib/authoring/rules/writing/lesson-text";
import { longestCommon } from "@/lib/authoring/rules/writing/longest-common";

/** A stretch of the lesson. `base`, `mine` and `theirs` are Markdown; a part is "" where there is nothing. */
export type Stretch = {
  kind: "same" | "mine" | "theirs" | "both";
  base: string;
  mine: string;
  theirs: string;
};

export type Choice = "mine" | "theirs" | "both";

/** The three versions side by side. The front matter counts as the first block. */
export function compareVersions(base: string, mine: string, theirs: string): Stretch[] {
  const [b, m, t] = [partsOf(base), partsOf(mine), partsOf(theirs)];
  const inMine = inverse(longestCommon(b, m));
  const inTheirs = inverse(longestCommon(b, t));
  const stretches: Stretch[] = [];
  let at = { base: 0, mine: 0, theirs: 0 };
  for (let place = 0; place <= b.length; place += 1) {
    const mineAt = place === b.length ? m.length : inMine.get(place);
    const theirsAt = place === b.length ? t.length : inTheirs.get(place);
    // What all three have is where they can be laid side by side again.
    if (mineAt === undefined || theirsAt === undefined) continue;
    const between = stretch(
      b.slice(at.base, place),
      m.slice(at.mine, mineAt),
      t.slice(at.theirs, theirsAt),
    );
    if (between) stretches.push(between);
    const part = b[place];
    if (part !== undefined) stretches.push({ kind: "same", base: part, mine: part, theirs: part });
    at = { base: place + 1, mine: mineAt + 1, theirs: theirsAt + 1 };
  }
  return stretches;
}

function stretch(base: string[], mine: string[], theirs: string[]): Stretch | null {
  if (base.length + mine.length + theirs.length === 0) return null;
  const texts = { base: base.join("\n\n"), mine: mine.join("\n\n"), theirs: theirs.join("\n\n") };
  if (texts.mine === texts.theirs) return { kind: "same", ...texts };
  if (texts.mine === texts.base) return { kind: "theirs", ...texts };
  return { kind: texts.theirs === texts.base ? "mine" : "both", ...texts };
}

/** The text that the choices come to; `choices` by the place of a stretch. */
export function mergedText(
  stretches: readonly Stretch[],
  choices: Readonly<Record<number, Choice>>,
): string {
  const parts = stretches.flatMap(({ kind, mine, theirs }, place) => {
    if (kind === "same" || kind === "mine") return [mine];
    if (kind === "theirs") return [choices[place] === "mine" ? mine : theirs];
    const choice = choices[place] ?? "both";
    // There is one front matter only, and the one who merges has just written theirs.
    if (choice === "both" && place === 0 && /^---\n/.test(mine) && /^---\n/.test(theirs))
      return [mine];
    return choice === "both" ? [mine, theirs] : [choice === "mine" ? mine : theirs];
  });
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function partsOf(text: string): string[] {
  const { front, body } = splitLesson(text);
  const blocks = openBody(body).blocks.map((block) => block.source);
  return front === "" ? blocks : [`---\n${front}---`, ...blocks];
}

function inverse(matched: ReadonlyMap<number, number>): Map<number, number> {
  return new Map([...matched].map(([to, from]) => [from, to]));
}
