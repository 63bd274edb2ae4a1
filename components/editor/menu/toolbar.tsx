"use client";
import type { ChainedCommands, Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import {
  Bold,
  Code,
  IndentDecrease,
  IndentIncrease,
  Italic,
  List,
  ListOrdered,
  type LucideIcon,
  Quote,
  Redo2,
  Strikethrough,
  Undo2,
} from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { InsertDialog } from "@/components/editor/menu/insert-dialog";
import type { InsertActions } from "@/components/editor/menu/insertions";
import { LinkTool } from "@/components/editor/menu/link-tool";
import { PlaceTools } from "@/components/editor/menu/place-tools";
import { ToolButton, toolChoiceStyle } from "@/components/editor/menu/tool-button";
import { ToolStrip } from "@/components/editor/menu/tool-strip";

type Props = { editor: Editor; actions: InsertActions };

/** The tools of the text: one stop of the Tab key, arrows within, as a toolbar is expected to be. */
export function Toolbar({ editor, actions }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      ...{
        bold: now.isActive("bold"),
        italic: now.isActive("italic"),
        strike: now.isActive("strike"),
      },
      ...{
        code: now.isActive("code"),
        bullets: now.isActive("bulletList"),
        numbers: now.isActive("orderedList"),
      },
      quote: now.isActive("blockquote"),
      level: now.isActive("heading") ? Number(now.state.selection.$from.parent.attrs.level) : 0,
      ...{ undo: now.can().undo(), redo: now.can().redo() },
      ...{ sink: now.can().sinkListItem("listItem"), lift: now.can().liftListItem("listItem") },
      atTop: now.state.selection.$from.depth <= 1,
    }),
  });
  const run = () => editor.chain().focus();

  function move(event: KeyboardEvent) {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    if (event.target instanceof HTMLSelectElement) return;
    const tools = [
      ...(bar.current?.querySelectorAll<HTMLElement>("button:not(:disabled), select") ?? []),
    ];
    const at = tools.indexOf(document.activeElement as HTMLElement);
    const step = event.key === "ArrowRight" ? 1 : tools.length - 1;
    tools[(at + step) % tools.length]?.focus();
    event.preventDefault();
  }

  return (
    <ToolStrip ref={bar} onKeyDown={move}>
      <InsertDialog editor={editor} actions={actions} />
      <LevelChoice editor={editor} level={on.level} atTop={on.atTop} />
      {marks.map(({ mark, label, Icon }) => (
        <ToolButton
          key={mark}
          {...{ label, Icon }}
          pressed={on[mark]}
          onPress={() => run().toggleMark(mark).run()}
        />
      ))}
      <LinkTool editor={editor} />
      {blockTools.map(({ name, label, Icon, press, needs }) => (
        <ToolButton
          key={name}
          {...{ label, Icon }}
          pressed={needs ? undefined : on[name as "bullets"]}
          disabled={needs ? !on[needs] : false}
          onPress={() => press(run()).run()}
        />
      ))}
      <PlaceTools editor={editor} />
    </ToolStrip>
  );
}

const marks = [
  { mark: "bold", label: "加粗", Icon: Bold },
  { mark: "italic", label: "强调", Icon: Italic },
  { mark: "strike", label: "删除线", Icon: Strikethrough },
  { mark: "code", label: "代码", Icon: Code },
] as const;

type BlockTool = {
  name: string;
  label: string;
  Icon: LucideIcon;
  press: (chain: ChainedCommands) => ChainedCommands;
  /** What has to be possible; a tool without it says whether it is on. */
  needs?: "sink" | "lift" | "undo" | "redo";
};

const blockTools: readonly BlockTool[] = [
  { name: "bullets", label: "项目列表", Icon: List, press: (chain) => chain.toggleBulletList() },
  { name: "numbers", label: "编号列表", Icon: ListOrdered, press: (c) => c.toggleOrderedList() },
  { name: "quote", label: "引用", Icon: Quote, press: (chain) => chain.toggleBlockquote() },
  {
    ...{ name: "sink", needs: "sink", label: "降一级", Icon: IndentIncrease },
    press: (chain) => chain.sinkListItem("listItem"),
  },
  {
    ...{ name: "lift", needs: "lift", label: "升一级", Icon: IndentDecrease },
    press: (chain) => chain.liftListItem("listItem"),
  },
  { name: "undo", needs: "undo", label: "撤销", Icon: Undo2, press: (chain) => chain.undo() },
  { name: "redo", needs: "redo", label: "重做", Icon: Redo2, press: (chain) => chain.redo() },
];

type LevelProps = { editor: Editor; level: number; atTop: boolean };

function LevelChoice({ editor, level, atTop }: LevelProps) {
  function choose(chosen: number) {
    const chain = editor.chain().focus();
    if (chosen === 0) chain.setParagraph().run();
    else chain.setHeading({ level: chosen as 2 | 3 | 4 }).run();
  }
  return (
    <select
      aria-label="段落样式"
      value={level}
      disabled={!atTop}
      onChange={(event) => choose(Number(event.target.value))}
      className={toolChoiceStyle}
    >
      <option value={0}>正文</option>
      <option value={2}>大标题</option>
      <option value={3}>中标题</option>
      <option value={4}>小标题</option>
    </select>
  );
}
