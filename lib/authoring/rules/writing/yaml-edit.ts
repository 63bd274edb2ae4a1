/**
 * Changes single values of a YAML text. The text is parsed to know where a value stands; only those
 * characters are written anew, so comments and everything else stay as they are. Pure.
 */
import { isMap, isNode, isSeq, type Pair, parseDocument, stringify } from "yaml";

type Step = string | number;

/** A value by its place; undefined where there is none. */
export function yamlValue(text: string, path: readonly Step[]): unknown {
  const found = parseDocument(text).getIn([...path]);
  return isNode(found) ? found.toJSON() : found;
}

/** The text with the value of a key changed, added after the others, or (undefined) taken away. */
export function setYamlKey(
  text: string,
  above: readonly Step[],
  key: string,
  value: unknown,
): string {
  const document = parseDocument(text, { keepSourceTokens: true });
  const map = above.length === 0 ? document.contents : document.getIn([...above], true);
  if (!isMap(map)) return above.length === 0 ? `${endLine(text)}${entry(key, value, "")}` : text;
  const place = map.items.findIndex((pair) => String(isNode(pair.key) ? pair.key : "") === key);
  const pair = map.items[place];
  const indent = " ".repeat(indentOf(text, map.items[0]));
  if (!pair) {
    if (value === undefined) return text;
    const at = endOfEntry(text, map.items.at(-1));
    return `${text.slice(0, at)}${indent}${entry(key, value, indent)}${text.slice(at)}`;
  }
  if (
    JSON.stringify(isNode(pair.value) ? pair.value.toJSON() : pair.value) === JSON.stringify(value)
  ) {
    return text;
  }
  const start = text.lastIndexOf("\n", startOf(pair) - 1) + 1;
  // Where an entry begins with the dash of its list, the dash stays.
  const from = text.slice(start, startOf(pair)).trim() === "" ? start : startOf(pair);
  const to = endOfEntry(text, pair);
  if (value === undefined) return text.slice(0, from) + text.slice(to);
  const comment = trailingComment(text, pair);
  const written = entry(key, value, indent);
  const isLine = !written.slice(0, -1).includes("\n");
  const kept = comment && isLine ? `${written.slice(0, -1)}${comment}\n` : written;
  return `${text.slice(0, from)}${from === start ? indent : ""}${kept}${text.slice(to)}`;
}

/**
 * The text with an entry that holds entries made to hold these: where they stand in lines of their own,
 * only those that changed are written anew. Without any, the entry goes.
 */
export function setYamlMap(text: string, key: string, value: Record<string, unknown>): string {
  const said = Object.entries(value).filter(([, each]) => each !== undefined);
  if (said.length === 0) return setYamlKey(text, [], key, undefined);
  const before = parseDocument(text).get(key, true);
  if (!isMap(before) || before.flow) return setYamlKey(text, [], key, Object.fromEntries(said));
  const gone = Object.keys(before.toJSON()).filter((each) => value[each] === undefined);
  const changes: [string, unknown][] = [
    ...said,
    ...gone.map((each): [string, undefined] => [each, undefined]),
  ];
  return changes.reduce((sum, [name, each]) => setYamlKey(sum, [key], name, each), text);
}

/** A list with one more entry at its end, written as a block. */
export function addYamlItem(text: string, value: Record<string, unknown>): string {
  const written = stringifyBlock([value], "");
  return text.trim() === "" || text.trim() === "[]" ? written : `${endLine(text)}${written}`;
}

/** The text of a list with the entry at a place changed; all other entries keep their bytes. */
export function replaceYamlItem(
  text: string,
  place: number,
  value: Record<string, unknown>,
): string {
  const before = yamlValue(text, [place]);
  if (typeof before !== "object" || before === null) return text;
  const held = before as Record<string, unknown>;
  const keys = [...new Set([...Object.keys(held), ...Object.keys(value)])];
  const changed = keys.filter((key) => JSON.stringify(held[key]) !== JSON.stringify(value[key]));
  return changed.reduce((sum, key) => setYamlKey(sum, [place], key, value[key]), text);
}

/** The text of a list without the entry at a place. */
export function removeYamlItem(text: string, place: number): string {
  const list = parseDocument(text).contents;
  const item = isSeq(list) ? list.items[place] : undefined;
  if (!isSeq(list) || !isNode(item) || !item.range) return text;
  const start = text.lastIndexOf("\n", item.range[0] - 1) + 1;
  const next = list.items[place + 1];
  const end =
    isNode(next) && next.range ? text.lastIndexOf("\n", next.range[0] - 1) + 1 : text.length;
  return text.slice(0, start) + text.slice(end);
}

function entry(key: string, value: unknown, indent: string): string {
  return stringifyBlock({ [key]: value }, indent).slice(indent.length);
}

/** In the style of the shipped files: lists of words as blocks, things with several items in braces. */
function stringifyBlock(value: unknown, indent: string): string {
  const text = stringify(value, { lineWidth: 0, version: "1.2", schema: "core", indentSeq: true });
  return text
    .split("\n")
    .map((line) => (line === "" ? line : indent + line))
    .join("\n");
}

function endLine(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

function startOf(pair: Pair | undefined): number {
  return isNode(pair?.key) ? (pair.key.range?.[0] ?? 0) : 0;
}

function indentOf(text: string, pair: Pair | undefined): number {
  const at = startOf(pair);
  return at - (text.lastIndexOf("\n", at - 1) + 1);
}

/** Where the last line of an entry ends; what follows may be comments, which stay. */
function endOfEntry(text: string, pair: Pair | undefined): number {
  if (!pair) return text.length;
  const value = isNode(pair.value) ? pair.value.range : null;
  const key = isNode(pair.key) ? pair.key.range : null;
  let end = value ? value[1] : (key?.[1] ?? 0);
  // A block ends after its last line; a value within a line before its comment.
  if (text[end - 1] === "\n") return end;
  end = text.indexOf("\n", end);
  return end < 0 ? text.length : end + 1;
}

function trailingComment(text: string, pair: Pair): string | null {
  const range = isNode(pair.value) ? pair.value.range : null;
  if (!range || text[range[1] - 1] === "\n") return null;
  const line = text.slice(range[1], text.indexOf("\n", range[1]));
  return /^\s+#.*$/.exec(line)?.[0] ?? null;
}
