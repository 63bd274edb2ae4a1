/** What can be put into a lesson: each found by its name, by pinyin and by its first letters. */
import type { Editor } from "@tiptap/core";

export type Insertion = {
  id: string;
  label: string;
  hint: string;
  /** Pinyin in full and by first letters, other names. */
  find: readonly string[];
  /** Not within call-outs, lists, quotations and tables. */
  topOnly?: boolean;
  put: (editor: Editor, actions: InsertActions) => void;
};

/** What needs more than the text: a picture to choose, a question to write. */
export type InsertActions = { choosePicture: () => void; writeCheck: () => void };

const callout = (kind: string, label: string, hint: string, ...find: string[]): Insertion => ({
  ...{ id: `callout-${kind}`, label, hint, find: [...find, "tishikuang", "提示框"], topOnly: true },
  put: (editor) => {
    const content = [{ type: "calloutTitle" }, { type: "paragraph" }];
    editor.chain().focus().insertContent({ type: "callout", attrs: { kind }, content }).run();
    focusLastCallout(editor);
  },
});

const heading = (level: 2 | 3 | 4, label: string, ...find: string[]): Insertion => ({
  ...{
    id: `heading-${level}`,
    label,
    hint: "#".repeat(level),
    find: [...find, "biaoti"],
    topOnly: true,
  },
  put: (editor) => editor.chain().focus().setHeading({ level }).run(),
});

const leaf = (type: string, label: string, hint: string, ...find: string[]): Insertion => ({
  ...{ id: type, label, hint, find, topOnly: true },
  put: (editor) => editor.chain().focus().insertContent({ type }).run(),
});

export const insertions: readonly Insertion[] = [
  heading(2, "大标题", "dabiaoti", "dbt", "h2"),
  heading(3, "中标题", "zhongbiaoti", "zbt", "h3"),
  heading(4, "小标题", "xiaobiaoti", "xbt", "h4"),
  callout("point", "要点", "要记住的", "yaodian", "yd"),
  callout("case", "案例", "虚构的请在标题里写“虚构示例”", "anli", "al"),
  callout("warning", "易错", "容易弄错的，警示", "yicuo", "yc", "jingshi", "警示"),
  callout("law", "法条", "法规文件怎么说", "fatiao", "ft"),
  callout("reflect", "想一想", "留给学员的问题", "xiangyixiang", "xyx"),
  callout("tool", "工具", "可以照抄照用的", "gongju", "gj"),
  {
    ...{
      id: "picture",
      label: "图片",
      hint: "也可以直接粘贴或拖进来",
      find: ["tupian", "tp", "img"],
    },
    topOnly: true,
    put: (_editor, actions) => actions.choosePicture(),
  },
  {
    ...{
      id: "check",
      label: "自测题",
      hint: "单选、多选、判断、填空",
      find: ["ziceti", "zct", "timu"],
    },
    topOnly: true,
    put: (_editor, actions) => actions.writeCheck(),
  },
  {
    ...{ id: "table", label: "表格", hint: "三行三列，可以增减", find: ["biaoge", "bg"] },
    put: (editor) =>
      editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
  {
    ...{
      id: "bullets",
      label: "项目列表",
      hint: "- ",
      find: ["xiangmuliebiao", "liebiao", "lb", "xmlb"],
    },
    put: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    ...{ id: "numbers", label: "编号列表", hint: "1. ", find: ["bianhaoliebiao", "bhlb"] },
    put: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    ...{
      id: "boxes",
      label: "待办框",
      hint: "印在纸上打勾",
      find: ["daibankuang", "dbk", "gouxuan"],
    },
    put: (editor) =>
      editor
        .chain()
        .focus()
        .toggleBulletList()
        .updateAttributes("listItem", { checked: false })
        .run(),
  },
  {
    ...{ id: "quote", label: "引用", hint: "> ", find: ["yinyong", "yy"] },
    put: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  leaf("video", "视频", "媒体库里的视频", "shipin", "sp"),
  leaf("audio", "音频", "媒体库里的录音", "yinpin", "yp"),
  leaf("document", "文档", "媒体库里的 PDF", "wendang", "wd", "pdf"),
  {
    ...{ id: "rule", label: "分隔线", hint: "---", find: ["fengexian", "fgx"] },
    put: (editor) => editor.chain().focus().setHorizontalRule().run(),
  },
];

/** Those that fit the place and what was typed, best first. */
export function findInsertions(query: string, atTop: boolean): Insertion[] {
  const wanted = query.trim().toLowerCase();
  const fitting = insertions.filter((insertion) => atTop || !insertion.topOnly);
  if (wanted === "") return fitting;
  const rank = ({ label, find }: Insertion) => {
    if (label.startsWith(wanted)) return 0;
    if (find.some((name) => name.startsWith(wanted))) return 1;
    return label.includes(wanted) || find.some((name) => name.includes(wanted)) ? 2 : 3;
  };
  return fitting
    .filter((insertion) => rank(insertion) < 3)
    .sort((left, right) => rank(left) - rank(right));
}

/** Whether headings, call-outs and figures may be put where the cursor is. */
export function isAtTop(editor: Editor): boolean {
  return editor.state.selection.$from.depth <= 1;
}

/** Into the title of the call-out that was just put in. */
function focusLastCallout(editor: Editor): void {
  const { doc, selection } = editor.state;
  let title = -1;
  doc.nodesBetween(0, Math.min(doc.content.size, selection.to + 1), (node, position) => {
    if (node.type.name === "calloutTitle") title = position + 1;
    return true;
  });
  if (title >= 0) editor.commands.setTextSelection(title);
}
