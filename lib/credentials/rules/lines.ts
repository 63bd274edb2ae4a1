/** Breaks text into lines that fit, as Chinese is set: no line begins with a closing mark. Pure. */

const NEVER_FIRST = "，。、；：？！”’）》】〉」』…%‰·,.;:?!)]}";
const NEVER_LAST = "“‘（《【〈「『([{";

/** Pieces between which a line may end: a sign each, or a run of Latin letters and digits. */
function pieces(text: string): string[] {
  return text.match(/[A-Za-z0-9._:/-]+|\s+|./gsu) ?? [];
}

/**
 * Lines of at most `width`, by what `measure` says of a text. A piece that is wider than a line is
 * cut where it must be; marks that may not begin a line take the sign before them along.
 */
export function breakLines(
  text: string,
  width: number,
  measure: (text: string) => number,
): string[] {
  return text.split("\n").flatMap((paragraph) => breakParagraph(paragraph, width, measure));
}

function breakParagraph(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  for (const piece of pieces(text)) {
    line.push(piece);
    while (measure(line.join("").trimEnd()) > width) {
      const { kept, carried } = cut(line, width, measure);
      lines.push(kept.join("").trimEnd());
      line = carried;
    }
  }
  lines.push(line.join("").trimEnd());
  return lines;
}

/** A line that is too long, in what stays and what goes on: never empty either side. */
function cut(line: string[], width: number, measure: (text: string) => number) {
  const only = line.length === 1 ? Array.from(line[0] ?? "") : null;
  if (only) {
    let fits = 1;
    while (fits < only.length - 1 && measure(only.slice(0, fits + 1).join("")) <= width) fits += 1;
    if (only.length === 1) return { kept: only, carried: [] };
    return { kept: only.slice(0, fits), carried: [only.slice(fits).join("")] };
  }
  let at = line.length - 1;
  while (at > 1 && (isOneOf(line[at], NEVER_FIRST) || isOneOf(line[at - 1], NEVER_LAST))) at -= 1;
  // A line of nothing but marks is cut anywhere.
  if (isOneOf(line[at], NEVER_FIRST)) at = line.length - 1;
  const carried = line.slice(at);
  if (carried[0]?.trim() === "") carried.shift();
  return { kept: line.slice(0, at), carried };
}

function isOneOf(piece: string | undefined, signs: string): boolean {
  return piece !== undefined && piece.length > 0 && signs.includes(piece);
}
