/** A drawn figure as HTML by itself, for those who write a lesson. Pure. */
import type { Element } from "hast";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { sanitise } from "@/lib/catalogue/rules/sanitise";

const printer = unified().use(rehypeStringify).freeze();

export function drawnFigure(svg: Element): string {
  return printer.stringify(sanitise({ type: "root", children: [svg] }));
}
