/**
 * The keepers of lessons that were left for another screen of this tab. A screen that comes back, by “back” or
 * by a link, may bring a text older than what was written since: the keeper knows better.
 */
import type { DraftKeeper, Version } from "@/components/editor/saving/draft-keeper";

const resting = new Map<string, DraftKeeper>();

/** Lets a keeper finish by itself, and remembers it. True when that saved something new. */
export async function putToRest(key: string, keeper: DraftKeeper): Promise<boolean> {
  resting.set(key, keeper);
  const wasSaved = isSaved(keeper);
  await keeper.rest();
  return !wasSaved && isSaved(keeper);
}

/** The keeper that goes on where the lesson was left; null when what is opened now is as new or newer. */
export function restingKeeper(key: string, opened: Version): DraftKeeper | null {
  const keeper = resting.get(key);
  if (!keeper) return null;
  return isSaved(keeper) && keeper.base.revision <= opened.revision ? null : keeper;
}

function isSaved(keeper: DraftKeeper): boolean {
  return keeper.text === keeper.base.text;
}
