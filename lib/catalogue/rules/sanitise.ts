/**
 * The last gate before a lesson's HTML is stored. It knows nothing of how the tree was made and
 * keeps only what is listed: no style, no script, no event handler, no id but our own.
 */
import type { Root } from "hast";
import rehypeSanitize, { type Options } from "rehype-sanitize";
import { unified } from "unified";
import { figureClasses } from "@/lib/catalogue/model";
import { calloutNames } from "@/lib/catalogue/model/callout";
import { figureAttributes, figureElements } from "@/lib/catalogue/rules/figure-allowed";
import { MEDIA_ADDRESS } from "@/lib/catalogue/rules/media-blocks";

const ours = /^(s|c)-[\p{L}\p{N}-]+$/u;
const figureClass: [string, ...string[]] = ["className", ...figureClasses];
const cell = [["align", "left", "center", "right"]] satisfies [string, ...string[]][];

const schema: Options = {
  tagNames: [
    ...["p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "hr", "br", "pre", "code"],
    ...["strong", "em", "del", "a", "span", "div", "aside", "figure", "figcaption"],
    ...["table", "thead", "tbody", "tr", "th", "td"],
    ...["img", "video", "audio", "source", "track", "details", "summary"],
    ...figureElements,
  ],
  attributes: {
    a: ["href", ["rel", "noopener"]],
    h2: [["id", ours]],
    h3: [["id", ours]],
    h4: [["id", ours]],
    ol: ["start"],
    li: [["className", "task"]],
    th: [["scope", "col"], ...cell],
    td: cell,
    div: [
      ["className", "table-scroll"],
      ["role", "region"],
      ["tabIndex", 0],
      "ariaLabel",
      ["dataCheck", /^[a-z0-9-]+$/],
    ],
    aside: [
      ["className", "callout", ...Object.keys(calloutNames).map((kind) => `callout-${kind}`)],
      ["ariaLabelledBy", ours],
    ],
    p: [
      ["className", "callout-title", "document"],
      ["id", ours],
    ],
    span: [["className", "callout-kind", "callout-name"]],
    figure: [["className", "figure", "video", "audio"]],
    img: [
      ["src", MEDIA_ADDRESS],
      ...["alt", "width", "height"],
      ["loading", "lazy"],
      ["decoding", "async"],
    ],
    video: [
      ...["controls", "playsInline", "width", "height", "ariaLabel"],
      ["preload", "none"],
      ["poster", MEDIA_ADDRESS],
    ],
    audio: ["controls", "ariaLabel", ["preload", "none"]],
    source: [
      ["src", MEDIA_ADDRESS],
      ["type", "video/mp4", "audio/mp4", "audio/mpeg"],
    ],
    track: [
      ["src", MEDIA_ADDRESS],
      ["kind", "captions"],
      ["srcLang", "zh-CN"],
      ...["label", "default"],
    ],
    svg: [["role", "img"], "ariaLabel", "viewBox"],
    ...Object.fromEntries(
      figureElements
        .filter((name) => !["svg", "title", "desc"].includes(name))
        .map((name) => [name, [figureClass, ...figureAttributes]]),
    ),
  },
  protocols: { href: ["https"] },
  ancestors: {
    ...Object.fromEntries(["thead", "tbody", "tr", "th", "td"].map((name) => [name, ["table"]])),
    ...Object.fromEntries(
      figureElements.filter((name) => name !== "svg").map((name) => [name, ["svg"]]),
    ),
  },
  required: {},
  clobber: [],
  strip: ["script", "style"],
};

const sanitiser = unified().use(rehypeSanitize, schema).freeze();

export function sanitise(tree: Root): Root {
  return sanitiser.runSync(tree);
}
