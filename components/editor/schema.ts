/**
 * What a lesson may hold, as the editor's schema: it follows the course format, so nothing can be
 * written that a lesson cannot keep. Names and items are those of `lib/authoring/rules/writing`.
 */
import { mergeAttributes, Node } from "@tiptap/core";
import { Code } from "@tiptap/extension-code";
import { Heading } from "@tiptap/extension-heading";
import { Link } from "@tiptap/extension-link";
import { BulletList, ListItem, OrderedList } from "@tiptap/extension-list";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { Placeholder } from "@tiptap/extensions";
import StarterKit from "@tiptap/starter-kit";
import { chosenAttribute } from "@/components/editor/attribute";
import { calloutNames } from "@/lib/catalogue/model/callout";

/** Headings, call-outs, figures and the like stand at the top of a lesson only. */
const Lesson = Node.create({ name: "doc", topNode: true, content: "(block | section)+" });

const LessonHeading = Heading.extend({ group: "section", content: "text*" }).configure({
  levels: [2, 3, 4],
});

const Item = ListItem.extend({
  content: "paragraph block*",
  addAttributes: () => ({ checked: chosenAttribute("checked", null) }),
});

const Bullets = BulletList.extend({
  addAttributes: () => ({ loose: chosenAttribute("loose", false) }),
});
const Numbers = OrderedList.extend({
  addAttributes() {
    return { ...this.parent?.(), loose: chosenAttribute("loose", false) };
  },
});

const Cell = TableCell.extend({ content: "text*" });
const HeadCell = TableHeader.extend({ content: "text*" });

const Callout = Node.create({
  name: "callout",
  group: "section",
  content: "calloutTitle block+",
  defining: true,
  addAttributes: () => ({ kind: chosenAttribute("kind", "point") }),
  parseHTML: () => [{ tag: "aside[data-kind]" }],
  renderHTML({ node, HTMLAttributes }) {
    const kind = String(node.attrs.kind) as keyof typeof calloutNames;
    const label = calloutNames[kind];
    return [
      "aside",
      mergeAttributes(HTMLAttributes, { class: `callout callout-${kind}`, "data-label": label }),
      0,
    ];
  },
});

const CalloutTitle = Node.create({
  name: "calloutTitle",
  content: "text*",
  marks: "bold italic strike",
  defining: true,
  parseHTML: () => [{ tag: "p[data-title]", priority: 60 }],
  renderHTML: () => ["p", { "data-title": "", class: "callout-heading" }, 0],
  addKeyboardShortcuts() {
    return {
      // From the title into the text below it.
      Enter: ({ editor }) => {
        const { $from, empty } = editor.state.selection;
        if (!empty || $from.parent.type.name !== "calloutTitle") return false;
        if ($from.parentOffset < $from.parent.content.size) return false;
        return editor.commands.setTextSelection($from.after() + 1);
      },
    };
  },
});

const words = (node: string) => PLACEHOLDERS[node] ?? "";
const PLACEHOLDERS: Record<string, string> = {
  paragraph: "在这里写；输入“/”插入提示框、表格、图片",
  heading: "小标题",
  calloutTitle: "标题（可不填）",
};

export const textExtensions = [
  StarterKit.configure({
    ...{ document: false, heading: false, listItem: false, bulletList: false, orderedList: false },
    ...{ link: false, code: false, underline: false },
    dropcursor: { color: "var(--teal)", width: 3 },
  }),
  Lesson,
  LessonHeading,
  Item,
  Bullets,
  Numbers,
  Code.extend({ excludes: "" }),
  Link.extend({ addAttributes: () => ({ href: { default: null } }) }).configure({
    ...{ openOnClick: false, autolink: false, protocols: ["https"], defaultProtocol: "https" },
    isAllowedUri: (url) => /^https:\/\/[^/\\@]+/.test(url),
  }),
  Table.configure({ resizable: false }),
  TableRow,
  Cell,
  HeadCell,
  Callout,
  CalloutTitle,
  Placeholder.configure({
    placeholder: ({ node }) => words(node.type.name),
    includeChildren: true,
  }),
];
