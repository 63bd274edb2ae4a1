/** Stretches of text as Markdown that reads back the same. Pure. */
import type { PhrasingContent } from "mdast";
import type { Span } from "@/lib/transfer/model/word";

/** Addresses and mail addresses that Markdown would make into links by itself. */
const ADDRESS =
  /(?:https?:\/\/|www\.)[\w\-.~:/?#@!$&'*+,;=%]+|(?:mailto:|xmpp:)?[\w+\-.]+@[\w-]+(?:\.[\w-]+)+/gi;

const SPACE_OR_MARK = /^[\s\p{P}\p{S}]$/u;

export function phrasingOf(spans: readonly Span[]): PhrasingContent[] {
  return spans.flatMap((span, at) => {
    const before = spans[at - 1]?.text.at(-1) ?? "";
    const after = spans[at + 1]?.text[0] ?? "";
    return emphasised(span, before, after);
  });
}

/**
 * Bold and italic end at letters: beside a bracket or a full stop they would not be read as such when
 * a letter follows, so the sign is left outside.
 */
function emphasised(span: Span, before: string, after: string): PhrasingContent[] {
  const { text } = span;
  const marked = span.bold || span.italic || span.strike;
  if (!marked) return linked(text, span);
  const lead = free(before) ? /^\s*/ : /^[\s\p{P}\p{S}]*/u;
  const tail = free(after) ? /\s*$/ : /[\s\p{P}\p{S}]*$/u;
  const head = lead.exec(text)?.[0] ?? "";
  const rest = text.slice(head.length);
  const foot = tail.exec(rest)?.[0] ?? "";
  const core = rest.slice(0, rest.length - foot.length);
  if (core === "") return linked(text, span);
  let inner: PhrasingContent[] = linked(core, span);
  if (span.strike) inner = [{ type: "delete", children: inner }];
  if (span.italic) inner = [{ type: "emphasis", children: inner }];
  if (span.bold) inner = [{ type: "strong", children: inner }];
  return [...linked(head, span), ...inner, ...linked(foot, span)];
}

function free(neighbour: string): boolean {
  return neighbour === "" || SPACE_OR_MARK.test(neighbour);
}

function linked(text: string, { href }: Span): PhrasingContent[] {
  if (text === "") return [];
  return href ? [{ type: "link", url: href, children: broken(text) }] : addressed(text);
}

/** Secure addresses become links with their right end; others are set as code, which stays text. */
function addressed(text: string): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = found.replace(/[.,;:!?'*&]+$/, "");
    nodes.push(...broken(text.slice(at, index)));
    const secure = /^https:\/\/[^/\\@\s]+(\/[^\s]*)?$/.test(address) && URL.canParse(address);
    nodes.push(
      secure
        ? { type: "link", url: address, children: [{ type: "text", value: address }] }
        : { type: "inlineCode", value: address },
    );
    at = index + address.length;
  }
  return [...nodes, ...broken(text.slice(at))];
}

function broken(text: string): PhrasingContent[] {
  return text
    .replaceAll(/\*{2,}/g, (stars) => "＊".repeat(stars.length))
    .split("\n")
    .flatMap((line, at): PhrasingContent[] => {
      const value = at === 0 ? line : line.trimStart();
      const words: PhrasingContent[] = value === "" ? [] : [{ type: "text", value }];
      return at === 0 ? words : [{ type: "break" }, ...words];
    });
}
