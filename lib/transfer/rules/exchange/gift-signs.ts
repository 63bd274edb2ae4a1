/** The signs that GIFT keeps for itself, and how text with them is written. Pure. */

const signs = "~=#{}:\\";
/** A sign that was escaped stands as a lone low surrogate, which no decoded text can contain. */
const FIRST = 0xdc00;

/** Puts each escaped sign out of the way, so that what is left of the signs is structure. */
export function hideEscaped(text: string): string {
  return text.replaceAll(/\\([~=#{}:\\n])/g, (_, sign: string) =>
    String.fromCharCode(FIRST + (sign === "n" ? signs.length : signs.indexOf(sign))),
  );
}

/** The text meant: hidden signs as themselves. */
export function shown(text: string): string {
  return text.replaceAll(/[\udc00-\udc07]/gu, (sign) => {
    const index = sign.charCodeAt(0) - FIRST;
    return index === signs.length ? "\n" : (signs[index] ?? "");
  });
}

/** Text for a GIFT file, on one line. */
export function escapeGift(text: string): string {
  return text.replaceAll(/[~=#{}:\\]/g, (sign) => `\\${sign}`).replaceAll("\n", "\\n");
}
