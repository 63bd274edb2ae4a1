import { ScrollRegion } from "@/components/ui/scroll-region";
import { type Picture, type TextPart, textParts } from "@/lib/assessment/rules/question-text";

type Props = {
  text: string;
  /** Where pictures lie, as the beginning of their addresses; without it they are told in words. */
  media?: string | undefined;
  className?: string;
};

/** A stem: its lines as written, tables as tables, pictures as pictures. */
export function QuestionText({ text, media, className = "" }: Props) {
  return (
    <div className={`flex flex-col gap-3 ${className}`}>
      <QuestionParts parts={textParts(text)} media={media} />
    </div>
  );
}

type PartsProps = { parts: readonly TextPart[]; media?: string | undefined };

/** Parts of a stem, one below the other. */
export function QuestionParts({ parts, media }: PartsProps) {
  return parts.map((part, at) => {
    switch (part.kind) {
      case "words":
        return (
          <p key={`words ${part.text.slice(0, 20)}`} className="whitespace-pre-line">
            {part.text}
          </p>
        );
      case "table":
        return (
          <PartTable key={`table ${part.head.join()}`} part={part} number={at + 1} media={media} />
        );
      default:
        return <PartPicture key={`picture ${part.hash}`} part={part} media={media} />;
    }
  });
}

/** A short text in the running line: an option, an item, a side of a pair. */
export function OptionText({ text, media }: Omit<Props, "className">) {
  if (textParts(text).every(({ kind }) => kind === "words")) return text;
  return <QuestionText text={text} media={media} />;
}

/** On light ground in either theme: most pictures are drawn for paper. */
function PartPicture({ part, media }: { part: Picture; media: string | undefined }) {
  if (media === undefined) return <p>〔图：{part.alt}〕</p>;
  return (
    // biome-ignore lint/performance/noImgElement: behind a sign-in, and shown in lessons without Next
    <img
      src={`${media}/${part.hash}/picture.${part.ending}`}
      alt={part.alt}
      loading="lazy"
      decoding="async"
      className="h-auto max-h-[70vh] max-w-full self-start rounded-medium border border-line bg-white"
    />
  );
}

type TableProps = {
  part: Extract<TextPart, { kind: "table" }>;
  number: number;
  media: string | undefined;
};

function PartTable({ part, number, media }: TableProps) {
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
                <OptionText text={cell} media={media} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {part.rows.map((row) => (
            <tr key={row.join("|")}>
              {row.map((cell, column) => (
                <td key={`${part.head[column]} ${cell}`} className="border border-line px-3 py-1.5">
                  <OptionText text={cell} media={media} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
