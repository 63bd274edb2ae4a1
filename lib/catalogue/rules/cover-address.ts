/** Where a photograph lies that is the cover of a course. Pure, and small enough for a browser. */
export function coverAddress(
  courseSlug: string,
  { sha256, name }: { sha256: string; name: string },
): string {
  return `/courses/${courseSlug}/cover/${sha256}/${name}`;
}
