/** Where a picture goes in a text that is being written. Pure. */
import { pictureSpans } from "@/lib/assessment/rules/question-text";

/**
 * The text with a picture put in at `caret`, counted in UTF-16 units, or at its end when nobody has
 * been in the text. A picture or a blank that the caret stands within is stepped over, not cut.
 */
export function insertPicture(text: string, picture: string, caret: number | null): string {
  if (text.trim() === "") return picture;
  if (caret === null) return `${text}${text.endsWith("\n") ? "" : "\n"}${picture}`;
  const at = wholes(text).find(({ from, to }) => from < caret && caret < to)?.to ?? caret;
  return `${text.slice(0, at)}${picture}${text.slice(at)}`;
}

/** The stretches of a text that mean something only whole. */
function wholes(text: string): { from: number; to: number }[] {
  const blanks = [...text.matchAll(/_{2,}/g)].map(({ index, 0: { length } }) => ({
    from: index,
    to: index + length,
  }));
  return [...pictureSpans(text), ...blanks];
}
