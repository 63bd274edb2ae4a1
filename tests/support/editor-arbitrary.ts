/** Documents as somebody might write them in the editor, with the signs that Markdown means something by. */
import fc from "fast-check";
import type { EditorMark, EditorNode } from "@/lib/authoring/rules/writing/nodes";
import { node, textNode } from "@/lib/authoring/rules/writing/nodes";

const words = fc
  .array(
    fc.constantFrom(
      ...[
        "社工",
        "“五社”",
        "（一）",
        "，",
        "。",
        "：",
        "《条例》",
        "a",
        "B2",
        " ",
        "  ",
        "　",
        "10:30",
      ],
      ...[
        "*",
        "**",
        "_",
        "____",
        "`",
        "~",
        "~~",
        "[",
        "]",
        "(",
        ")",
        "!",
        "<b>",
        "&amp;",
        "&",
        "#",
      ],
      ...[
        ":",
        "::check",
        ":::",
        ":a{b}",
        "|",
        "\\",
        "- ",
        "1. ",
        "+ ",
        ">",
        "=",
        "---",
        "https://a.cn",
      ],
      ...["www.a.cn", "a@b.cn", "$x$", "{", "}", '"', "'", "😀", "\u00a0", "^"],
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(""));

const marks: fc.Arbitrary<EditorMark[]> = fc
  .subarray(["link", "bold", "italic", "strike", "code"], { maxLength: 2 })
  .map((types) =>
    types.map((type) =>
      type === "link" ? { type, attrs: { href: "https://a.example/x?y=1&z=(2)" } } : { type },
    ),
  );

const text = fc.tuple(words, marks).map(([said, held]) => textNode(said, held));
const line = fc.array(text, { maxLength: 4 });
const broken = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: text },
    { weight: 1, arbitrary: fc.constant({ type: "hardBreak" }) },
  ),
  { maxLength: 5 },
);
const paragraph = broken.map((content): EditorNode => node("paragraph", null, content));

const table = fc.integer({ min: 1, max: 3 }).chain((width) =>
  fc
    .tuple(
      fc.array(fc.constantFrom(null, "left", "center", "right"), {
        minLength: width,
        maxLength: width,
      }),
      fc.array(fc.array(line, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(([aligns, rows]) =>
      node(
        "table",
        null,
        rows.map((row, place) =>
          node(
            "tableRow",
            null,
            row.map((cell, column) =>
              node(place === 0 ? "tableHeader" : "tableCell", { align: aligns[column] }, cell),
            ),
          ),
        ),
      ),
    ),
);

const code = fc
  .constantFrom("一行", "a\n  b\n", ":::\n```", "")
  .map((said) => node("codeBlock", { language: null }, said === "" ? [] : [textNode(said)]));

const { flow } = fc.letrec<{ flow: EditorNode; list: EditorNode; quote: EditorNode }>((tie) => ({
  flow: fc.oneof(
    { maxDepth: 2, depthSize: "small" },
    paragraph,
    table,
    code,
    fc.constant(node("horizontalRule", null)),
    tie("list"),
    tie("quote"),
  ),
  // Not a quotation in a quotation: the parser counts the empty line before it as one of the list above.
  quote: fc
    .array(fc.oneof(paragraph, paragraph, tie("list")), { minLength: 1, maxLength: 2 })
    .map((c) => node("blockquote", null, c)),
  list: fc
    .tuple(
      fc.boolean(),
      fc.boolean(),
      fc.array(
        fc.tuple(
          fc.constantFrom(null, true, false),
          paragraph,
          fc.array(fc.oneof(paragraph, code, tie("list")), { maxLength: 1 }),
        ),
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([ordered, loose, items]) =>
      node(
        ordered ? "orderedList" : "bulletList",
        ordered ? { start: 1, loose } : { loose },
        items.map(([checked, first, rest]) => node("listItem", { checked }, [first, ...rest])),
      ),
    ),
}));

const callout = fc
  .tuple(
    fc.constantFrom("point", "case", "warning", "law", "reflect", "tool"),
    line,
    fc.array(flow, { minLength: 1, maxLength: 3 }),
  )
  .map(([kind, title, blocks]) =>
    node("callout", { kind }, [node("calloutTitle", null, title), ...blocks]),
  );

const leaf = fc.oneof(
  fc
    .tuple(words, words)
    .map(([alt, caption]) => node("figure", { src: "media/a.png", alt, caption })),
  fc.constant(node("check", { question: "policy-c-1" })),
  words.map((title) =>
    node("video", {
      src: "media/a.mp4",
      captions: "media/a.vtt",
      poster: "media/a.jpg",
      title,
      alt: title,
    }),
  ),
  words.map((title) => node("document", { src: "media/a.pdf", title, pages: "3" })),
);

const heading = fc
  .tuple(fc.integer({ min: 2, max: 4 }), line)
  .map(([level, content]) => node("heading", { level }, content));

export const documentArbitrary: fc.Arbitrary<EditorNode> = fc
  .array(fc.oneof(flow, flow, heading, callout, leaf), { maxLength: 6 })
  .map((content) => ({ type: "doc", content }));
