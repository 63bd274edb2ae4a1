import { useEffect, useState } from "react";
import { deviceStorage } from "@/components/assessment/response-store";
import { Decision } from "@/lib/submissions/model/decision";

/** What was decided about findings; kept on this device until it is handed in with the work. */
export function useDecisions(submissionId: string) {
  const [decisions, setDecisions] = useState<readonly Decision[]>([]);
  const key = `wushe:decisions:${submissionId}`;

  useEffect(() => {
    const kept = Decision.array().safeParse(read(key));
    if (kept.success) setDecisions(kept.data);
  }, [key]);

  function keep(next: readonly Decision[]) {
    setDecisions(next);
    try {
      deviceStorage()?.setItem(key, JSON.stringify(next));
    } catch {
      // Kept in memory only: after a reload it is asked again.
    }
  }

  /** A later decision about the same words in the same place takes the earlier one's place. */
  function decide(made: Omit<Decision, "choice"> & { choice: Decision["choice"] | null }) {
    const { choice } = made;
    const others = decisions.filter(
      ({ place, kind, text }) => place !== made.place || kind !== made.kind || text !== made.text,
    );
    keep(choice ? [...others, { ...made, choice }] : others);
  }
  return { decisions, decide };
}

function read(key: string): unknown {
  try {
    return JSON.parse(deviceStorage()?.getItem(key) ?? "[]");
  } catch {
    return [];
  }
}
