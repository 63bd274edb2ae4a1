/** The text of a question as it is shown: words, GitHub Markdown tables and pictures among them. Pure. */

/** A picture, named by the SHA-256 of its bytes; `alt` says in words what it shows. */
export type Picture = { alt: string; hash: string; ending: string };
export type TextPart =
  | { kind: "words"; text: string }
  | { kind: "table"; head: string[]; rows: string[][] }
  | ({ kind: "picture" } & Picture);

/** Words that say nothing are none: such a picture stays text, for its writer to see. */
const PICTURE = /!\[(?!\s*\])([^\]\n]{1,300})\]\(media\/([0-9a-f]{64})\.(png|jpg|webp|gif)\)/g;

/** The pictures of a text, in their order. */
export function picturesIn(text: string): Picture[] {
  return [...text.matchAll(PICTURE)].map(([, alt = "", hash = "", ending = ""]) => ({
    ...{ alt, hash, ending },
  }));
}

/** Where the pictures of a text stand in it, in UTF-16 units. */
export function pictureSpans(text: string): { from: number; to: number }[] {
  return [...text.matchAll(PICTURE)].map(({ index, 0: { length } }) => ({
    ...{ from: index, to: index + length },
  }));
}

/** A line in its pieces: words, and pictures with the path of their bytes. */
export function piecesOf(line: string): { text: string; path: string | null; alt: string }[] {
  const words = line.split(PICTURE).filter((_piece, at) => at % 4 === 0);
  const pictures = picturesIn(line);
  return words.flatMap((text, at) => {
    const picture = pictures[at];
    return [
      { text, path: null, alt: "" },
      ...(picture
        ? [
            {
              text: pictureText(picture),
              path: `media/${picture.hash}.${picture.ending}`,
              alt: picture.alt,
            },
          ]
        : []),
    ];
  });
}

/** How a picture is written in a text; brackets and line ends of its words would end it early. */
export function pictureText({ alt, hash, ending }: Picture): string {
  const words =
    alt
      .replaceAll(/[[\]\s]+/g, " ")
      .trim()
      .slice(0, 300) || "图片";
  return `![${words}](media/${hash}.${ending})`;
}

/** The text where only words can stand: each picture as what it shows. */
export function plainLine(text: string): string {
  return text.replaceAll(PICTURE, (_all, alt: string) => `〔图：${alt}〕`);
}

/** The text with its pictures written in the one way that `pictureText` writes them. */
export function withTidyPictures(text: string): string {
  return text.replaceAll(PICTURE, (_all, alt: string, hash: string, ending: string) =>
    pictureText({ alt, hash, ending }),
  );
}

/**
 * The text for comparing questions: a picture counts as little more than a word, so that two
 * questions about one picture are not taken for one.
 */
export function withPicturesShort(text: string): string {
  return text.replaceAll(PICTURE, (_all, _alt, hash: string) => `图${hash.slice(0, 8)}`);
}

/** Words, tables and pictures in their order. What only looks like a table stays words. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; ) {
    const height = tableHeight(lines, at);
    if (height === 0) {
      addWords(parts, lines[at] ?? "");
      at += 1;
      continue;
    }
    const [head = [], , ...rows] = lines.slice(at, at + height).map(cellsOf);
    const width = head.length;
    parts.push({
      kind: "table",
      head,
      rows: rows.map((row) => Array.from({ length: width }, (_, n) => row[n] ?? "")),
    });
    at += height;
  }
  return parts.flatMap((part) => (part.kind === "words" ? withPictures(part.text) : part));
}

/** Words, and the pictures among them. */
function withPictures(text: string): TextPart[] {
  const words = text.split(PICTURE).filter((_piece, at) => at % 4 === 0);
  const pictures = picturesIn(text);
  return words.flatMap((piece, at): TextPart[] => {
    const picture = pictures[at];
    return [
      ...wordsOf(piece.replace(/^\n+|\n+$/g, "")),
      ...(picture ? [{ kind: "picture" as const, ...picture }] : []),
    ];
  });
}

/** A stem for a legend, which holds words only: those it begins with, and what stands below. */
export function legendParts(stem: string): { words: string; below: TextPart[] } {
  const [first, ...others] = textParts(stem);
  if (first?.kind === "words") return { words: first.text, below: others };
  const words = first?.kind === "picture" ? "看图回答" : "看表回答";
  return { words, below: first ? [first, ...others] : [] };
}

function wordsOf(text: string): TextPart[] {
  return text === "" ? [] : [{ kind: "words", text }];
}

function addWords(parts: TextPart[], line: string): void {
  const last = parts.at(-1);
  if (last?.kind === "words") last.text += `\n${line}`;
  else parts.push({ kind: "words", text: line });
}

/** How many lines from here make a table: a head, its rule, and rows; 0 when none does. */
function tableHeight(lines: readonly string[], at: number): number {
  const isRow = (line: string | undefined) => /^\s*\|.*\|\s*$/.test(line ?? "");
  const isRule = /^\s*\|(\s*:?-+:?\s*\|)+\s*$/.test(lines[at + 1] ?? "");
  if (!isRow(lines[at]) || !isRule) return 0;
  let height = 2;
  while (isRow(lines[at + height])) height += 1;
  return height;
}

function cellsOf(line: string): string[] {
  const inside = line.trim().replace(/^\||\|$/g, "");
  return inside.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}
