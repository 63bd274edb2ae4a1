/** The parts of the benchmark, in the order of a whole run. */
export const partNames = /** @type {const} */ ([
  "lesson",
  "writing",
  "editor",
  "crowd",
  "weight",
  "analysis",
  "teaching",
  "import",
  "people",
  "ledger",
  "certificates",
]);

/** Those that were named; all when none was. Throws for one that is not there. */
export function wantedParts(/** @type {readonly string[]} */ named) {
  const strange = named.filter((name) => !partNames.some((known) => known === name));
  if (strange.length > 0) throw new Error(`没有这些项目：${strange.join("、")}`);
  return partNames.filter((name) => named.length === 0 || named.includes(name));
}
