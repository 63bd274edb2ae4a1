/** Resident identity numbers (GB 11643) and other numbers of certificates, as people write them. Pure. */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_SIGNS = "10X98765432";
/** First two digits: provinces as of GB/T 2260, with Hong Kong, Macao, Taiwan and permanent residents. */
export const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[1-3])/;

/** The number without spaces and hyphens, in half-width signs, with a capital X. */
export function plainNumber(written: string): string {
  return written
    .normalize("NFKC")
    .replaceAll(/[\s\-'’‘`]/g, "")
    .toUpperCase();
}

/**
 * Why a plain number is not a resident identity number, as the sentence beside it; null when it is one.
 * A number that Excel kept as a number has lost its last digits, which is said so.
 */
export function idNumberProblem(number: string): string | null {
  if (/^\d(\.\d+)?E\+?\d+$/.test(number)) return LOST;
  if (/^\d{15}$/.test(number)) return "15位的旧号码不再使用，请填写18位证件号码";
  if (number.length !== 18) return `证件号码应为18位，现在是${number.length}位`;
  if (!/^\d{17}[\dX]$/.test(number)) return "证件号码只能是数字，最后一位可以是X";
  if (isIdentityNumber(number)) return null;
  if (number.endsWith("00")) return LOST;
  if (!hasDay(number)) return "证件号码里的出生日期不存在，请核对";
  return "证件号码的校验位不对，请核对是否抄错";
}

const LOST = "证件号码被 Excel 当成数字，后几位已经丢失；请把这一列设为“文本”格式，再重新填写";

/** Eighteen signs, the last a digit or X, with a day that existed and the right check sign. */
export function isIdentityNumber(number: string): boolean {
  if (!looksLikeIdentityNumber(number)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return CHECK_SIGNS[sum % 11] === number[17];
}

/** The same without the check sign: somebody’s number with a slip of the pen. */
export function looksLikeIdentityNumber(number: string): boolean {
  return /^\d{17}[\dX]$/.test(number) && PROVINCE.test(number) && hasDay(number);
}

function hasDay(number: string): boolean {
  return isDay(
    Number(number.slice(6, 10)),
    Number(number.slice(10, 12)),
    Number(number.slice(12, 14)),
  );
}

/** Whether the calendar has, or had, such a day in the lifetime of anybody here. */
export function isDay(year: number, month: number, day: number): boolean {
  if (year < 1900 || year > 2049 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
