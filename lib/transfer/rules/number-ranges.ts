/** Whole numbers written short: 1-20,25. Pure. */

export function writeNumbers(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const number of sorted) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(",");
}

/** Numbers from 1 to `max`; whatever else is written counts for nothing. */
export function parseNumbers(text: string, max: number): Set<number> {
  const numbers = new Set<number>();
  for (const run of text.split(",")) {
    const [, from, to = from] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(run.trim()) ?? [];
    if (from === undefined) continue;
    for (let n = Math.max(1, Number(from)); n <= Math.min(max, Number(to)); n++) numbers.add(n);
  }
  return numbers;
}
