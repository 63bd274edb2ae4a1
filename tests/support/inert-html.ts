/**
 * What is left of "can this HTML do anything?" when it is parsed as a browser would: every
 * element and attribute beyond a short list of harmless ones. Spelled out again by hand, so that
 * a mistake in the sanitiser's own list shows.
 */
import type { Root } from "hast";
import rehypeRaw from "rehype-raw";
import { unified } from "unified";
import { visit } from "unist-util-visit";

const elements = new Set(
  `p h2 h3 h4 ul ol li blockquote hr br pre code strong em del a span div aside figure figcaption
  table thead tbody tr th td svg g path rect circle ellipse line polyline polygon text tspan title
  desc img video audio source track details summary`.split(/\s+/),
);
const attributes = new Set(
  `id className href rel start scope align role tabIndex ariaLabel ariaLabelledBy dataCheck viewBox
  x y x1 y1 x2 y2 cx cy dx dy r rx ry width height points d transform opacity strokeWidth
  strokeDashArray strokeLineCap strokeLineJoin fontSize fontWeight textAnchor dominantBaseline
  controls playsInline preload poster src type kind srcLang label default alt loading decoding`.split(
    /\s+/,
  ),
);

const parser = unified().use(rehypeRaw).freeze();

export function parseHtml(html: string): Root {
  // rehype-raw reads nodes of a kind that the types of hast leave to others.
  const raw = { type: "root", children: [{ type: "raw", value: html }] } as unknown as Root;
  return parser.runSync(raw) as Root;
}

/** Everything in the HTML that might act, fetch, style or take a name the page uses. */
export function activeParts(html: string): string[] {
  const found: string[] = [];
  visit(parseHtml(html), (node) => {
    if (node.type === "root" || node.type === "text") return;
    if (node.type !== "element") {
      found.push(`<!${node.type}>`);
      return;
    }
    if (!elements.has(node.tagName)) found.push(`<${node.tagName}>`);
    for (const [name, value] of Object.entries(node.properties)) {
      if (!attributes.has(name)) found.push(`${node.tagName} ${name}`);
      if (name === "href" && !/^https:\/\/[^/\\@]+(\/|$)/.test(String(value))) {
        found.push(`${node.tagName} ${name}=${value}`);
      }
      if (
        /^(src|poster)$/.test(name) &&
        !/^\.\.\/media\/[0-9a-f]{64}\/[\w-]+\.\w+$/.test(`${value}`)
      ) {
        found.push(`${node.tagName} ${name}=${value}`);
      }
      if (name === "id" && !/^[sc]-/.test(String(value))) found.push(`id=${value}`);
    }
  });
  return found;
}
