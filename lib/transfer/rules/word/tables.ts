/** Tables of a Word document as rows of equal length, first row the head. Pure. */
import type { Span } from "@/lib/transfer/model/word";
import { elementOf, elementsOf, type XmlElement } from "@/lib/transfer/rules/exchange/xml";
import type { LossLog } from "@/lib/transfer/rules/word/loss-log";
import { plainOf } from "@/lib/transfer/rules/word/spans";
import { valOf } from "@/lib/transfer/rules/word/styles";

type Reader = { log: LossLog; cell: (cell: XmlElement) => Span[] };

const COLUMNS_MAX = 60;

/** A first row of one cell over the whole width is the table's title, not its head. */
export function tableRows(
  table: XmlElement,
  { log, cell }: Reader,
): { title: Span[] | null; body: Span[][][] } {
  let merged = 0;
  const rows = within(table, "tr").map((row) => {
    const cells: Span[][] = [];
    for (const element of within(row, "tc")) {
      const properties = elementOf(element, "tcPr");
      const span = Math.min(COLUMNS_MAX, Math.max(1, Number(valOf(properties, "gridSpan") ?? 1)));
      const vertical = elementOf(properties, "vMerge");
      const goesOn = vertical !== undefined && vertical.attributes.val !== "restart";
      if (span > 1 || goesOn) merged += 1;
      const words = cell(element);
      cells.push(goesOn ? [] : words, ...Array<Span[]>(span - 1).fill([]));
    }
    return cells;
  });
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const full = rows.map((row) => [...row, ...Array<Span[]>(width - row.length).fill([])]);
  const kept = full.filter((row) => row.some((words) => plainOf(words).trim() !== ""));
  const [first] = kept;
  const isTitle =
    first !== undefined &&
    width > 1 &&
    kept.length > 2 &&
    first.slice(1).every((words) => plainOf(words) === "");
  if (merged > (isTitle ? 1 : 0)) log.add("合并的单元格：拆开了，文字留在第一格", false);
  return { title: isTitle ? (first[0] ?? null) : null, body: isTitle ? kept.slice(1) : kept };
}

/** Rows of a table, cells of a row: also those that stand in fields or were inserted in a revision. */
export function within(parent: XmlElement, name: string): XmlElement[] {
  return elementsOf(parent).flatMap((element) => {
    if (element.name === name) return [element];
    const inner = element.name === "sdt" ? elementOf(element, "sdtContent") : element;
    return ["sdt", "ins", "customXml"].includes(element.name) && inner ? within(inner, name) : [];
  });
}
