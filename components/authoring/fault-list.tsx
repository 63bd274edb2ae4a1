import type { DraftFault } from "@/lib/authoring/model/draft";

type Props = { faults: readonly DraftFault[]; none: string };

/** What keeps a file of a draft from being published, with its lines. */
export function FaultList({ faults, none }: Props) {
  if (faults.length === 0) return <p className="text-good">{none}</p>;
  return (
    <ul className="flex list-disc flex-col gap-1 ps-5">
      {faults.map(({ file, line, message }) => (
        <li key={`${file}:${line}:${message}`}>
          第{line}行：{message}
        </li>
      ))}
    </ul>
  );
}
