/** The anonymisation check: everything in a text by which somebody could be recognised. Pure. */
import type { Candidate, Finding } from "@/lib/submissions/model/anonymity";
import { findAddresses } from "@/lib/submissions/rules/anonymity/addresses";
import { applySuggestions } from "@/lib/submissions/rules/anonymity/apply-suggestions";
import { findCombinations } from "@/lib/submissions/rules/anonymity/combinations";
import { halfWidth } from "@/lib/submissions/rules/anonymity/half-width";
import { findLabelled } from "@/lib/submissions/rules/anonymity/labelled";
import { findNames } from "@/lib/submissions/rules/anonymity/names";
import { findNumbers } from "@/lib/submissions/rules/anonymity/numbers";
import { withLater } from "@/lib/submissions/rules/anonymity/settle";

/** Where two overlap, the one found by the earlier rule stands. */
const rules = [findLabelled, findNumbers, findAddresses, findCombinations, findNames];
const numbers = new Set(["id-number", "phone", "bank-card"]);
/** A replacement rarely makes something readable that was hidden, and hardly ever twice. */
const ROUNDS = 4;

/**
 * Findings in the order of the text, none overlapping another; once all are replaced, nothing is
 * found. Takes time linear in the length of the text.
 */
export function findIdentifiers(text: string): Finding[] {
  const inText = (candidates: readonly Candidate[]) =>
    candidates.map((found) => ({ ...found, text: text.slice(found.start, found.end) }));
  let findings = inText(findOnce(text));
  for (let round = 1; round < ROUNDS && findings.length > 0; round += 1) {
    const clean = applySuggestions(text, findings);
    const later = findOnce(clean);
    if (later.length === 0) break;
    findings = inText(withLater(findings, later, clean));
  }
  return findings;
}

function findOnce(text: string): Candidate[] {
  const plain = halfWidth(text);
  const taken = new Uint8Array(text.length);
  const found: Candidate[] = [];
  for (const rule of rules) {
    for (const candidate of inOrder([...rule(plain)])) {
      const { start, end } = candidate;
      if (taken.subarray(start, end).includes(1)) continue;
      taken.fill(1, start, end);
      found.push(candidate);
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

/** Numbers: the longest reading of the same digits. Everything else: the first, then the longest. */
function inOrder(candidates: Candidate[]): Candidate[] {
  const length = ({ kind, start, end }: Candidate) => (numbers.has(kind) ? end - start : 0);
  return candidates.sort(
    (one, other) => length(other) - length(one) || one.start - other.start || other.end - one.end,
  );
}
