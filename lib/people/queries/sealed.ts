import "server-only";
import { blindIndex, blindIndexes, openField, sealField } from "@/lib/platform/field-cipher";

/** How the sealed columns of people are read and written: one place, so that a column has one name. */
const columns = {
  idNumber: "people.id_number_sealed",
  qualificationNumber: "people.qualification_number_sealed",
} as const;
export type SealedColumn = keyof typeof columns;

/** Null stays null. */
export function openOf(column: SealedColumn, personId: string, sealed: string | null) {
  return sealed === null ? null : openField(sealed, { column: columns[column], rowId: personId });
}

/** Null stays null. */
export function sealOf(column: SealedColumn, personId: string, text: string | null) {
  return text === null ? null : sealField(text, { column: columns[column], rowId: personId });
}

/** What stands beside a sealed 证件号码 so that it is found. */
export function idNumberIndex(number: string | null): string | null {
  return number === null ? null : blindIndex(number, "id number");
}

/** All that may stand there, under the keys of today and before. */
export function idNumberIndexes(number: string): string[] {
  return blindIndexes(number, "id number");
}
