/** Numbers that prove themselves beside those of residents: the old ones, and bank cards (Luhn). */
import { isDay, PROVINCE } from "@/lib/people/rules/id-number";

/** Fifteen digits as they were given out until 1999. There is no check sign: place and day must do. */
export function isOldIdentityNumber(signs: string): boolean {
  return (
    signs.length === 15 &&
    /^\d{15}$/.test(signs) &&
    PROVINCE.test(signs) &&
    isDay(1900 + Number(signs.slice(6, 8)), Number(signs.slice(8, 10)), Number(signs.slice(10, 12)))
  );
}

export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
