/** Numbers of nobody: of a region that gives none out, sound by their check sign. */

/** An identity number of 武昌区, born 1990-01-01, by its serial from 0 to 999. */
export function identityNumber(serial: number): string {
  const seventeen = `42010619900101${String(serial).padStart(3, "0")}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(seventeen[at]), 0);
  return `${seventeen}${"10X98765432"[sum % 11]}`;
}

/** A phone of a prefix that is given out for machines. */
export function phoneNumber(serial: number): string {
  return `192${String(serial).padStart(8, "0")}`;
}
