import { useKept } from "@/components/submissions/use-kept";
import { Decision } from "@/lib/submissions/model/decision";

/** What was decided about findings; kept on this device until it is handed in with the work. */
export function useDecisions(submissionId: string) {
  const [decisions, keep] = useKept(`wushe:decisions:${submissionId}`, Decision);

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
