/** The picture of a course, as its release keeps it. Pure. */
import type { Element } from "hast";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import type { Cover } from "@/lib/catalogue/model/completion";
import { sanitise } from "@/lib/catalogue/rules/sanitise";

const printer = unified().use(rehypeStringify);

/** A drawn cover stands beside its course's title and says nothing of its own: it has no label. */
export function drawnCover(svg: Element): Cover {
  return { kind: "figure", svg: printer.stringify(sanitise({ type: "root", children: [svg] })) };
}
