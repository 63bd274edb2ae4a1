/** Which film or recording captions belong to. Pure. */

const HEARD = /media\/[a-z0-9-]+\.(?:mp4|m4a|mp3)/g;

/**
 * The film named nearest to the captions in a text that names both, else the one with the captions' own name.
 * Null when the draft has neither.
 */
export function filmOfCaptions(
  captions: string,
  texts: readonly string[],
  media: readonly string[],
): string | null {
  for (const text of texts) {
    const at = text.indexOf(captions);
    const named = [...text.matchAll(HEARD)].filter(([path]) => media.includes(path));
    const nearest = named.sort((a, b) => Math.abs(a.index - at) - Math.abs(b.index - at))[0];
    if (at >= 0 && nearest) return nearest[0];
  }
  const stem = captions.replace(/\.vtt$/, "");
  return media.find((path) => /\.(mp4|m4a|mp3)$/.test(path) && path.startsWith(`${stem}.`)) ?? null;
}
