/** Codes that open an account once: made, read as people type them, written so that they can be copied. Pure. */
import { randomInt } from "node:crypto";

/** No sign that looks like another: no 0 and O, 1 and I and L, no U beside V. */
const SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Thirty signs at twelve places: 5.3 × 10^17 codes, 58.9 bits. */
const LENGTH = 12;
const GROUP = 4;

export const CODE_DAYS = 30;
/** Wrong codes that one machine may try within an hour. */
export const TRIES_MAX = 20;

export function makeCode(): string {
  return Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join("");
}

/** A code without what people put between its signs; "" for what cannot be one. */
export function plainCode(typed: string): string {
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, "");
  return plain.length === LENGTH && [...plain].every((sign) => SIGNS.includes(sign)) ? plain : "";
}

/** K7QM-2XVR-9TBD */
export function codeInGroups(code: string): string {
  return (code.match(new RegExp(`.{1,${GROUP}}`, "g")) ?? []).join("-");
}
