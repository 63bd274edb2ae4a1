/** Numbers that run on, and codes that nobody can guess. Pure: randomness is an argument. */

/** WSXT, 2026, 1 → "WSXT-2026-000001". The seventh digit comes with the millionth certificate. */
export function certificateNumber(prefix: string, year: number, number: number): string {
  return `${prefix}-${year}-${String(number).padStart(6, "0")}`;
}

/** Thirty-two signs that are not mistaken for one another: no 0 and O, no 1 and I. */
const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
export const CODE_LENGTH = 24;

/**
 * A code of 120 bits out of as many random bytes as it has signs.
 * @throws RangeError with fewer bytes
 */
export function codeFrom(random: Uint8Array): string {
  if (random.length < CODE_LENGTH) throw new RangeError("Not enough randomness");
  return Array.from(random.subarray(0, CODE_LENGTH), (byte) => ALPHABET[byte & 31]).join("");
}

/** What a person typed: a code or a number, however it is spaced and cased; null when it is neither. */
export function readReference(
  typed: string,
): { kind: "code"; code: string } | { kind: "number"; number: string } | null {
  const text = typed.normalize("NFKC").toUpperCase().trim();
  const plain = text.replace(/[\s-]/g, "");
  if (plain.length === CODE_LENGTH && [...plain].every((sign) => ALPHABET.includes(sign))) {
    return { kind: "code", code: plain };
  }
  const [, prefix, year, digits] =
    /^([A-Z]{2,8})[\s-]*(\d{4})[\s-]*(\d{6,9})$/.exec(text.replace(/[—–]/g, "-")) ?? [];
  if (!prefix) return null;
  return { kind: "number", number: `${prefix}-${year}-${digits}` };
}

/** A code in groups of four, as it is printed. */
export function groupedCode(code: string): string {
  return code.match(/.{1,4}/g)?.join("-") ?? code;
}
