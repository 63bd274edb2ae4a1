/** Stretches as lists of half-open pairs: joining, measuring, taking away. Pure, free of units. */

type Pair = readonly [from: number, to: number];

/** In order, without overlaps; those that touch become one. */
export function mergeRanges(ranges: readonly Pair[]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (from < to) merged.push([from, to]);
  }
  return merged;
}

/** How much the stretches cover together; what overlaps counts once. */
export function lengthOf(ranges: readonly Pair[]): number {
  return mergeRanges(ranges).reduce((sum, [from, to]) => sum + to - from, 0);
}

/** What of `ranges` does not lie in `taken`, merged and in order. */
export function without(ranges: readonly Pair[], taken: readonly Pair[]): [number, number][] {
  const cuts = mergeRanges(taken);
  return mergeRanges(ranges).flatMap(([from, to]) => {
    const left: [number, number][] = [];
    let at = from;
    for (const [cutFrom, cutTo] of cuts) {
      if (cutTo <= at) continue;
      if (cutFrom >= to) break;
      if (cutFrom > at) left.push([at, cutFrom]);
      at = Math.max(at, cutTo);
    }
    if (at < to) left.push([at, to]);
    return left;
  });
}

/** What lies in both, merged and in order. */
export function within(ranges: readonly Pair[], bounds: readonly Pair[]): [number, number][] {
  return without(ranges, without(ranges, bounds));
}
