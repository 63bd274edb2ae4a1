/** The words said in class before an exam begins. Pure. */

/** Whether somebody said the right words; width, capitals and spaces do not matter. */
export function isCode(said: string, code: string | null): boolean {
  return code === null || plain(said) === plain(code);
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, "");
}
