import type { Finding } from "@/lib/submissions/model/anonymity";

/**
 * The text with each finding replaced by its suggestion; pass those that were accepted.
 * @throws RangeError when a finding does not fit the text, or two overlap
 */
export function applySuggestions(text: string, findings: readonly Finding[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const finding of [...findings].sort((one, other) => one.start - other.start)) {
    if (finding.start < at || text.slice(finding.start, finding.end) !== finding.text) {
      throw new RangeError("A finding is not of this text, or overlaps another");
    }
    parts.push(text.slice(at, finding.start), finding.suggestion);
    at = finding.end;
  }
  return parts.join("") + text.slice(at);
}
