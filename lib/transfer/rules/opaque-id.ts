/**
 * Ids and places that give nothing away. Authors write items in their right order and call them
 * a, b, c; both would tell the answer to anyone who looks at the page's source. Pure and stable:
 * the same question always gets the same ids, in every process.
 */

/** An id made of the words themselves, which are on screen anyway. */
export function opaqueId(...parts: string[]): string {
  const text = parts.join("\0");
  const reversed = [...text].reverse().join("");
  return `${fnv1a(text)}${fnv1a(reversed)}`;
}

/**
 * The list in an order that follows from its ids alone, and never begins with the order `right`
 * asks for, also where the list holds more than is asked for.
 */
export function scrambled<T extends { id: string }>(
  list: readonly T[],
  right: readonly string[],
): T[] {
  const [first, ...rest] = [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (!first) return [];
  const sorted = [first, ...rest];
  return right.every((id, index) => id === sorted[index]?.id) ? [...rest, first] : sorted;
}

/** FNV-1a over UTF-16 code units, 32 bits, in hexadecimal. Spreads ids; guards nothing. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}
