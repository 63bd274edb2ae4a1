import type { DraftFault } from "@/lib/authoring/model/draft";
import { faultInWords } from "@/lib/authoring/rules/fault-words";

type Props = { faults: readonly DraftFault[]; none: string };

/** What keeps a file of a draft from being published, in the words of the screen. */
export function FaultList({ faults, none }: Props) {
  if (faults.length === 0) return <p className="text-good">{none}</p>;
  return (
    <ul className="flex list-disc flex-col gap-1 ps-5">
      {faults.map((fault) => (
        <li key={`${fault.file}:${fault.line}:${fault.message}`}>{faultInWords(fault)}</li>
      ))}
    </ul>
  );
}
