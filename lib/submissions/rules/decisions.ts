/** What the check found, where it stands, and what its writer has not decided yet. Pure. */
import type { Finding } from "@/lib/submissions/model/anonymity";
import {
  DECISION_TEXT_MAX,
  type Decision,
  type ShownFinding,
} from "@/lib/submissions/model/decision";
import { findIdentifiers } from "@/lib/submissions/rules/anonymity/find-identifiers";

/** Signs shown before and behind a finding. */
const AROUND = 16;
/** Of one file: what is more is found once these are mended. */
const FILE_FINDINGS_MAX = 100;

type Found = Pick<Finding, "kind" | "text">;
export type Searched<F extends Found = Found> = { place: string; findings: readonly F[] };

/** Whether it was decided that this stays here. */
export function keptHere(
  place: string,
  { kind, text }: Found,
  decisions: readonly Decision[],
): Decision | null {
  const shown = text.slice(0, DECISION_TEXT_MAX);
  const about = decisions.findLast(
    (made) => made.place === place && made.kind === kind && made.text === shown,
  );
  return about && about.choice !== "replaced" ? about : null;
}

/** What was found and neither replaced nor kept for a reason. */
export function undecided(searched: readonly Searched[], decisions: readonly Decision[]): Found[] {
  return searched.flatMap(({ place, findings }) =>
    findings.filter((found) => !keptHere(place, found, decisions)),
  );
}

/** The decisions that belong to what is handed in: what stays and is found there, and what was replaced. */
export function decisionsToKeep(
  searched: readonly Searched[],
  decisions: readonly Decision[],
): Decision[] {
  const kept = searched.flatMap(({ place, findings }) =>
    findings.flatMap((found) => keptHere(place, found, decisions) ?? []),
  );
  const places = new Set(searched.map(({ place }) => place));
  const replaced = decisions.filter(
    ({ choice, place }) => choice === "replaced" && places.has(place),
  );
  return [...new Set([...kept, ...replaced])];
}

/** A finding with the words around it. */
export function shown(
  text: string,
  { start, end, kind, suggestion, reason }: Finding,
): ShownFinding {
  const line = (words: string) => words.replaceAll(/\s+/g, " ");
  return {
    ...{ kind, suggestion, reason, text: text.slice(start, end) },
    before: line(text.slice(Math.max(0, start - AROUND), start)),
    after: line(text.slice(end, end + AROUND)),
  };
}

/** What a file gives away, each thing once. */
export function findingsOfFile(text: string): ShownFinding[] {
  const seen = new Map<string, ShownFinding>();
  for (const finding of findIdentifiers(text)) {
    const key = `${finding.kind} ${finding.text}`;
    if (!seen.has(key)) seen.set(key, shown(text, finding));
  }
  return [...seen.values()].slice(0, FILE_FINDINGS_MAX);
}
