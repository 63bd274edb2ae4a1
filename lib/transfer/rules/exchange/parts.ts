/** Several texts in one cell, parted by a sign; a sign meant as itself has a backslash before it. Pure. */

/** @param signs each of its characters parts, for example "、，,;；|" */
export function splitParts(cell: string, signs: string): string[] {
  const parts: string[] = [""];
  for (const [piece = ""] of cell.matchAll(/\\[\s\S]|[\s\S]/gu)) {
    if (signs.includes(piece)) parts.push("");
    else parts[parts.length - 1] += piece;
  }
  return parts.map((part) => part.trim());
}

export function escapePart(text: string, signs: string): string {
  return [...text]
    .map((sign) => (sign === "\\" || signs.includes(sign) ? `\\${sign}` : sign))
    .join("");
}

export function unescapePart(part: string): string {
  return part.replaceAll(/\\([\s\S])/gu, "$1");
}
