/** Findings completed until the text they lead to holds nothing to be found. Pure. */
import type { Candidate } from "@/lib/submissions/model/anonymity";

/** A replacement, where it stands in the text and where in the text it leads to. */
type Placed = Candidate & { cleanStart: number; cleanEnd: number };

/**
 * `findings` with those of the cleaned text: what only a replacement beside it made readable. One
 * that reaches into a replacement takes its place. Both lists are in order and do not overlap.
 */
export function withLater(
  findings: readonly Candidate[],
  later: readonly Candidate[],
  clean: string,
): Candidate[] {
  const placed = placedIn(findings);
  const settled: Candidate[] = [];
  let at = 0;
  let reached = 0;
  for (const found of later) {
    for (; (placed[at]?.cleanEnd ?? Infinity) <= found.start; at += 1) keep(placed[at], settled);
    if (found.start < reached) continue;
    const first = at;
    while ((placed[at]?.cleanStart ?? Infinity) < found.end) at += 1;
    const joined = joinedWith(found, placed.slice(first, at), placed[first - 1], clean);
    reached = Math.max(found.end, placed[at - 1]?.cleanEnd ?? 0);
    settled.push(joined);
  }
  for (; at < placed.length; at += 1) keep(placed[at], settled);
  return settled;
}

function placedIn(findings: readonly Candidate[]): Placed[] {
  let shift = 0;
  return findings.map((finding) => {
    const cleanStart = finding.start + shift;
    const cleanEnd = cleanStart + finding.suggestion.length;
    shift = cleanEnd - finding.end;
    return { ...finding, cleanStart, cleanEnd };
  });
}

function keep(placed: Placed | undefined, settled: Candidate[]): void {
  if (!placed) return;
  const { cleanStart: _start, cleanEnd: _end, ...finding } = placed;
  settled.push(finding);
}

/** The later finding, in offsets of the first text, with what is left of the replacements it meets. */
function joinedWith(
  found: Candidate,
  met: readonly Placed[],
  previous: Placed | undefined,
  clean: string,
): Candidate {
  const [first, last] = [met[0], met.at(-1)];
  if (!first || !last) {
    const shift = previous ? previous.cleanEnd - previous.end : 0;
    return { ...found, start: found.start - shift, end: found.end - shift };
  }
  const from = Math.min(found.start, first.cleanStart);
  const to = Math.max(found.end, last.cleanEnd);
  return {
    ...found,
    start: first.start - (first.cleanStart - from),
    end: last.end + (to - last.cleanEnd),
    suggestion: clean.slice(from, found.start) + found.suggestion + clean.slice(found.end, to),
  };
}
