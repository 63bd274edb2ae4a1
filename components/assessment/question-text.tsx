import { ScrollRegion } from "@/components/ui/scroll-region";
import { type TextPart, textParts } from "@/lib/assessment/rules/question-text";

type Props = { text: string; className?: string };

/** A stem: its lines as written, and tables as tables. */
export function QuestionText({ text, className = "" }: Props) {
  return (
    <div className={`flex flex-col gap-3 ${className}`}>
      <QuestionParts parts={textParts(text)} />
    </div>
  );
}

/** Parts of a stem, one below the other. */
export function QuestionParts({ parts }: { parts: readonly TextPart[] }) {
  return parts.map((part, at) =>
    part.kind === "words" ? (
      <p key={`words ${part.text.slice(0, 20)}`} className="whitespace-pre-line">
        {part.text}
      </p>
    ) : (
      <PartTable key={`table ${part.head.join()}`} part={part} number={at + 1} />
    ),
  );
}

function PartTable({
  part,
  number,
}: {
  part: Extract<TextPart, { kind: "table" }>;
  number: number;
}) {
  return (
    <ScrollRegion label={`题干中的表格${number}`}>
      <table className="min-w-full border-collapse text-base font-normal">
        <thead>
          <tr>
            {part.head.map((cell) => (
              <th
                key={cell}
                scope="col"
                className="border border-line bg-surface-2 px-3 py-1.5 text-start"
              >
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {part.rows.map((row) => (
            <tr key={row.join("|")}>
              {row.map((cell, column) => (
                <td key={`${part.head[column]} ${cell}`} className="border border-line px-3 py-1.5">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
