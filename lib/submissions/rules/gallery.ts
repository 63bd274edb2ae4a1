/** What may come after what, until a work is shown and when it is not shown any more. Pure. */
import type { GalleryAct } from "@/lib/submissions/model/gallery";

/**
 * By what is to happen: what may have happened last; null when nothing has. Whoever declined or took it
 * back is not asked again, but may still agree. A trigger of the database holds the same.
 */
const follows: Record<GalleryAct, readonly (GalleryAct | null)[]> = {
  asked: [null, "removed"],
  agreed: ["asked", "declined", "withdrawn"],
  declined: ["asked"],
  withdrawn: ["agreed"],
  removed: ["asked", "agreed"],
};

export function mayFollow(before: GalleryAct | null, act: GalleryAct): boolean {
  return follows[act].includes(before);
}

/** Under which name a work is shown. */
export function bylineOf({ signed, name }: { signed: boolean | null; name: string }): string {
  return signed ? name : "一位学员";
}
