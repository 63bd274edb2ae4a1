/** Which texts of a collection say nearly the same. Pure. */
import { SimilarTexts } from "@/lib/assessment/rules/similar-questions";

/** A member of a group, and how like it is to the one it was found by; 1 for the first. */
export type Alike<T> = T & { likeness: number };

/**
 * Groups of two and more, in the order of their first members. A text belongs to the group of the
 * earlier text that it is most like.
 */
export function alikeGroups<T extends { words: string }>(texts: readonly T[]): Alike<T>[][] {
  const known = new SimilarTexts<number>();
  const groupOf = new Map<number, number>();
  const groups: Alike<T>[][] = [];
  for (const [at, text] of texts.entries()) {
    const nearest = known.nearest(text.words);
    known.add(at, text.words);
    const group = nearest ? (groupOf.get(nearest.id) ?? groups.length) : groups.length;
    groupOf.set(at, group);
    const likeness = nearest?.likeness ?? 1;
    const members = groups[group];
    if (members) members.push({ ...text, likeness });
    else groups.push([{ ...text, likeness }]);
  }
  return groups.filter((group) => group.length > 1);
}
