import { keywordStretches } from "@/lib/assessment/rules/written";

type Props = { text: string; keywords: readonly (readonly string[])[] };

/** The answer as it was written, with the key words marked. */
export function KeywordText({ text, keywords }: Props) {
  let at = 0;
  return (
    <p className="whitespace-pre-line text-lg leading-loose">
      {keywordStretches(text, keywords).map(({ text: piece, group }) => {
        const key = at;
        at += piece.length;
        return group === null ? (
          <span key={key}>{piece}</span>
        ) : (
          <mark key={key} className="rounded-sm bg-amber-soft px-0.5 text-ink">
            {piece}
            <sup className="text-xs text-amber">{group + 1}</sup>
          </mark>
        );
      })}
    </p>
  );
}
