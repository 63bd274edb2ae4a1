import { readMarkup, type Span } from "@/lib/submissions/rules/markup";

/** A part as its marks mean it: bold words and lists. */
export function MarkedText({ text }: { text: string }) {
  return (
    <div className="flex flex-col gap-3 break-words">
      {readMarkup(text).map((block, at) => {
        if (block.kind === "text") {
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a block is nothing but its place
            <p key={at} className="whitespace-pre-wrap">
              {block.lines.map((spans, line) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a line is nothing but its place
                <span key={line}>
                  {line > 0 && "\n"}
                  <Spans spans={spans} />
                </span>
              ))}
            </p>
          );
        }
        const List = block.kind === "bullets" ? "ul" : "ol";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a block is nothing but its place
          <List key={at} className={`ps-6 ${List === "ul" ? "list-disc" : "list-decimal"}`}>
            {block.items.map((spans, entry) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an entry is nothing but its place
              <li key={entry}>
                <Spans spans={spans} />
              </li>
            ))}
          </List>
        );
      })}
    </div>
  );
}

function Spans({ spans }: { spans: readonly Span[] }) {
  return spans.map(({ bold, text }, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is nothing but its place
    bold ? <strong key={at}>{text}</strong> : <span key={at}>{text}</span>,
  );
}
