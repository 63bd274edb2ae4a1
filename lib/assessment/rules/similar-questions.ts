/**
 * Questions that say the same, or nearly: likeness is the share of three-character runs that two
 * texts have in common (Jaccard), after signs, spaces, width and case are set aside. Pure.
 */

/** From here on two questions are shown to a person as alike. */
export const ALIKE = 0.8;
const RUN = 3;

export type Likeness<Id> = { id: Id; likeness: number };

/** Texts that can be asked for their nearest neighbour. */
export class SimilarTexts<Id> {
  private readonly sizes: number[] = [];
  private readonly ids: Id[] = [];
  private readonly holders = new Map<string, number[]>();

  add(id: Id, text: string): void {
    const runs = runsOf(text);
    const place = this.ids.push(id) - 1;
    this.sizes.push(runs.size);
    for (const run of runs) {
      const held = this.holders.get(run);
      if (held) held.push(place);
      else this.holders.set(run, [place]);
    }
  }

  /** The text most like this one, if any is alike; the first added where two are equally so. */
  nearest(text: string): Likeness<Id> | null {
    const runs = runsOf(text);
    let best: Likeness<Id> | null = null;
    for (const place of [...this.candidates(runs)].sort((a, b) => a - b)) {
      const id = this.ids[place] as Id;
      const likeness = this.likeness(runs, place);
      if (likeness >= ALIKE && likeness > (best?.likeness ?? 0)) best = { id, likeness };
    }
    return best;
  }

  /**
   * Texts that can be alike at all. Two that share a fifth less than all their runs must share one
   * of any fifth (and one more) of them, so only the rarest fifth is looked up (prefix filtering,
   * Chaudhuri et al. 2006).
   */
  private candidates(runs: ReadonlySet<string>): Set<number> {
    const probes = Math.floor((1 - ALIKE) * runs.size) + 1;
    const rarest = [...runs]
      .map((run) => this.holders.get(run) ?? [])
      .sort((a, b) => a.length - b.length)
      .slice(0, probes);
    return new Set(rarest.flat());
  }

  private likeness(runs: ReadonlySet<string>, place: number): number {
    const size = this.sizes[place] ?? 0;
    if (Math.min(size, runs.size) < ALIKE * Math.max(size, runs.size)) return 0;
    let shared = 0;
    for (const run of runs) if (includes(this.holders.get(run), place)) shared += 1;
    return shared / (size + runs.size - shared);
  }
}

/** Places are added in rising order, so a list of them can be halved. */
function includes(places: readonly number[] | undefined, place: number): boolean {
  let [low, high] = [0, (places?.length ?? 0) - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = places?.[middle] ?? 0;
    if (found === place) return true;
    if (found < place) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

function runsOf(text: string): Set<string> {
  const plain = [
    ...text
      .normalize("NFKC")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, ""),
  ];
  if (plain.length <= RUN) return new Set([plain.join("")]);
  return new Set(plain.slice(RUN - 1).map((_, at) => plain.slice(at, at + RUN).join("")));
}
