import { Tag } from "@/components/ui/tag";
import type { ListedAttempt } from "@/lib/assessment/model/attempt-list";
import { outcomeNames, outcomeOf } from "@/lib/assessment/rules/attempt-list";

type Props = { attempt: Pick<ListedAttempt, "state" | "earned" | "total" | "passed"> };

const tones = { open: "plain", awaiting: "teal", passed: "good", failed: "amber" } as const;

/** How an attempt stands, with its points where it has any. */
export function OutcomeTag({ attempt }: Props) {
  const outcome = outcomeOf(attempt);
  const { earned, total } = attempt;
  return (
    <Tag tone={tones[outcome]}>
      {earned !== null && `${earned}/${total}分，`}
      {outcomeNames[outcome]}
    </Tag>
  );
}
