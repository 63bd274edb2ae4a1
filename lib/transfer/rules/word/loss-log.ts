/** What does not come along from a document, with where it stood. Pure. */
import type { WordLoss } from "@/lib/transfer/model/word";

/** Beyond, the rest is one line that says how many. */
const EACH_MAX = 40;

export class LossLog {
  private heading = "";
  private pending: { what: string; gone: boolean }[] = [];
  private readonly found: WordLoss[] = [];
  private readonly everywhere = new Map<string, { count: number; gone: boolean }>();

  /** Something at this place; the place gets its words when the paragraph is known. */
  add(what: string, gone: boolean): void {
    this.pending.push({ what, gone });
  }

  /** Something of no place in particular, or that may be anywhere: counted only. */
  count(what: string, gone: boolean): void {
    const before = this.everywhere.get(what)?.count ?? 0;
    this.everywhere.set(what, { count: before + 1, gone });
  }

  /** Ends a paragraph, a table: what was added since then stood there. */
  settle(words: string): void {
    for (const { what, gone } of this.pending) {
      this.found.push({ what, gone, where: this.place(words) });
    }
    this.pending = [];
  }

  enter(heading: string): void {
    this.heading = heading;
  }

  all(): WordLoss[] {
    this.settle("");
    const byWhat = Map.groupBy(this.found, ({ what }) => what);
    const placed = [...byWhat.values()].flatMap((same) => {
      const rest = same.length - EACH_MAX;
      const last = same.at(-1);
      return rest > 0 && last
        ? [...same.slice(0, EACH_MAX), { ...last, where: `另有${rest}处` }]
        : same;
    });
    const counted = [...this.everywhere].map(([what, { count, gone }]) => ({
      what,
      gone,
      where: `全文${count}处`,
    }));
    return [...placed, ...counted];
  }

  private place(words: string): string {
    const plain = words.replaceAll(/\s+/g, " ").trim();
    const said =
      plain === ""
        ? ""
        : `“${[...plain].slice(0, 16).join("")}${[...plain].length > 16 ? "…" : ""}”一段`;
    if (this.heading === "") return said || "文档开头";
    return `“${[...this.heading].slice(0, 20).join("")}”下${said && `，${said}`}`;
  }
}
