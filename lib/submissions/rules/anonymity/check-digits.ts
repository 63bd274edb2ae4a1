/** Numbers that prove themselves: resident identity numbers (GB 11643) and bank cards (Luhn). */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_SIGNS = "10X98765432";
/** First two digits: provinces as of GB/T 2260, with Hong Kong, Macao, Taiwan and permanent residents. */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[1-3])/;

/** Eighteen signs, the last a digit or X, with a day that existed and the right check sign. */
export function isIdentityNumber(signs: string): boolean {
  if (!looksLikeIdentityNumber(signs)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(signs[at]), 0);
  return CHECK_SIGNS[sum % 11] === signs[17];
}

/** The same without the check sign: somebody’s number with a slip of the pen. */
export function looksLikeIdentityNumber(signs: string): boolean {
  return (
    signs.length === 18 &&
    /^\d{17}[\dX]$/.test(signs) &&
    PROVINCE.test(signs) &&
    isDay(Number(signs.slice(6, 10)), Number(signs.slice(10, 12)), Number(signs.slice(12, 14)))
  );
}

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

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1900 || year > 2049 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
