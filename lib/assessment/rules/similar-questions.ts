/**
 * Questions that say the same, or nearly: likeness is the share of three-character runs that two
 * texts have in common (Jaccard), after signs, spaces, width and case are set aside. Pure.
 *
 * Equal texts are always found. Texts that are nearly alike are looked for through the rarest runs
 * (prefix filtering, Chaudhuri et al. 2006) and only among the likeliest few, so that ten thousand
 * questions written to one pattern still take seconds; among such, a near one may be missed.
 */

/** From here on two questions are shown to a person as alike. */
export const ALIKE = 0.8;
const RUN = 3;
/** Runs looked up for a text, holders looked at for a run, and texts compared in full. */
const PROBES = 12;
const HOLDERS = 120;
const COMPARED = 12;

export type Likeness<Id> = { id: Id; likeness: number };

/** Texts that can be asked for their nearest neighbour. */
export class SimilarTexts<Id> {
  private readonly sizes: number[] = [];
  private readonly ids: Id[] = [];
  private readonly same = new Map<string, number>();
  private readonly holders = new Map<string, number[]>();

  add(id: Id, text: string): void {
    const plain = plainText(text);
    const runs = runsOf(plain);
    const place = this.ids.push(id) - 1;
    this.sizes.push(runs.size);
    if (!this.same.has(plain)) this.same.set(plain, place);
    for (const run of runs) {
      const held = this.holders.get(run);
      if (held) held.push(place);
      else this.holders.set(run, [place]);
    }
  }

  /** The text most like this one, if any is alike; the first added where two are equally so. */
  nearest(text: string): Likeness<Id> | null {
    const plain = plainText(text);
    const equal = this.same.get(plain);
    if (equal !== undefined) return { id: this.ids[equal] as Id, likeness: 1 };
    const runs = runsOf(plain);
    let best: Likeness<Id> | null = null;
    for (const place of this.candidates(runs)) {
      const likeness = this.likeness(runs, place);
      if (likeness >= ALIKE && likeness > (best?.likeness ?? 0)) {
        best = { id: this.ids[place] as Id, likeness };
      }
    }
    return best;
  }

  /** Texts that share the most of the rarest runs, earlier ones first where they share as many. */
  private candidates(runs: ReadonlySet<string>): number[] {
    const probes = Math.min(PROBES, Math.floor((1 - ALIKE) * runs.size) + 1);
    const rarest = [...runs]
      .map((run) => this.holders.get(run) ?? [])
      .sort((a, b) => a.length - b.length)
      .slice(0, probes);
    const hits = new Map<number, number>();
    for (const held of rarest) {
      for (const place of held.slice(0, HOLDERS)) hits.set(place, (hits.get(place) ?? 0) + 1);
    }
    return [...hits]
      .sort(([a, hitsA], [b, hitsB]) => hitsB - hitsA || a - b)
      .slice(0, COMPARED)
      .map(([place]) => place)
      .sort((a, b) => a - b);
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

function plainText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

function runsOf(plain: string): Set<string> {
  const signs = [...plain];
  if (signs.length <= RUN) return new Set([plain]);
  return new Set(signs.slice(RUN - 1).map((_, at) => signs.slice(at, at + RUN).join("")));
}
