import { useDeferredValue, useMemo } from "react";
import { FindingList } from "@/components/submissions/finding-list";
import { DECISION_TEXT_MAX, type Decision } from "@/lib/submissions/model/decision";
import { applySuggestions } from "@/lib/submissions/rules/anonymity/apply-suggestions";
import { findIdentifiers } from "@/lib/submissions/rules/anonymity/find-identifiers";
import { shown } from "@/lib/submissions/rules/decisions";

type Props = {
  place: string;
  title: string;
  text: string;
  decisions: readonly Decision[];
  decide(made: Omit<Decision, "choice"> & { choice: Decision["choice"] | null }): void;
  onChange(text: string): void;
};

/** What one part gives away, looked at again while it is written on. */
export function PartFindings({ place, title, text, decisions, decide, onChange }: Props) {
  const looked = useDeferredValue(text);
  const findings = useMemo(() => findIdentifiers(looked), [looked]);
  const list = useMemo(() => findings.map((found) => shown(looked, found)), [findings, looked]);

  function replace(at: number) {
    const found = findings[at];
    // Written on meanwhile: the list follows in a moment, and the tap is not lost on the wrong words.
    if (!found || looked !== text) return;
    onChange(applySuggestions(text, [found]));
    const { kind, suggestion } = found;
    decide({ place, kind, text: suggestion.slice(0, DECISION_TEXT_MAX), choice: "replaced" });
  }

  return (
    <FindingList
      place={place}
      title={title}
      findings={list}
      decisions={decisions}
      onReplace={replace}
      onKeep={({ kind, text: words }, choice) =>
        decide({ place, kind, text: words.slice(0, DECISION_TEXT_MAX), choice })
      }
    />
  );
}
