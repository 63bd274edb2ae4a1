/** Pages of a document as stretches of the work, in basis points. Pure. */
import { FULL_WORK, type ReadRange } from "@/lib/learning/model/evidence";

export function pageRange(page: number, pages: number): ReadRange {
  return [
    Math.round(((page - 1) / pages) * FULL_WORK),
    Math.round((page / pages) * FULL_WORK),
  ] as const;
}

/** The page, from 1, on which a position lies; the edges of pages are rounded to whole points. */
export function pageAt(position: number, pages: number): number {
  const near = Math.min(pages, Math.floor((position / FULL_WORK) * pages) + 1);
  const begins = (page: number) => pageRange(page, pages)[0];
  if (position < begins(near)) return near - 1;
  return near < pages && position >= begins(near + 1) ? near + 1 : near;
}
