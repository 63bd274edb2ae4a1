/** Finds words taken over from the register: a course says things in its own words. */

/** As many characters in a row as two authors would not choose alike by chance. */
export const RUN_LENGTH = 25;

/** Every run of `RUN_LENGTH` characters in the given texts. */
export function runsOf(texts: readonly string[]): ReadonlySet<string> {
  const runs = new Set<string>();
  for (const text of texts) {
    for (const part of partsOf(text)) {
      for (let at = 0; at + RUN_LENGTH <= part.length; at += 1) {
        runs.add(part.slice(at, at + RUN_LENGTH));
      }
    }
  }
  return runs;
}

/** The longest stretches of a text that stand among the runs. */
export function sharedWith(text: string, runs: ReadonlySet<string>): string[] {
  return partsOf(text).flatMap((part) => {
    const found: string[] = [];
    let at = 0;
    while (at + RUN_LENGTH <= part.length) {
      let end = at;
      while (runs.has(part.slice(end, end + RUN_LENGTH)) && end + RUN_LENGTH <= part.length)
        end += 1;
      if (end > at) found.push(part.slice(at, end + RUN_LENGTH - 1));
      at = end > at ? end + RUN_LENGTH - 1 : at + 1;
    }
    return found;
  });
}

/** A title must be quoted as it is; it ends one part and the text after it begins another. */
function partsOf(text: string): string[] {
  return text.split(/《[^》]*》/u).map((part) => part.replaceAll(/\s/g, ""));
}
