import type { ReactNodeViewProps } from "@tiptap/react";
import { BlockFrame } from "@/components/editor/blocks/block-frame";
import { FileChoice } from "@/components/editor/blocks/file-choice";
import { LineInput } from "@/components/editor/blocks/line-input";

const names: Record<string, string> = { video: "视频", audio: "音频", document: "文档" };

const files: Record<string, { item: string; label: string; endings: string[] }[]> = {
  video: [
    { item: "src", label: "视频文件", endings: ["mp4"] },
    { item: "captions", label: "字幕", endings: ["vtt"] },
    { item: "poster", label: "封面图", endings: ["jpg"] },
  ],
  audio: [
    { item: "src", label: "音频文件", endings: ["m4a", "mp3"] },
    { item: "captions", label: "字幕（也是文字稿）", endings: ["vtt"] },
  ],
  document: [{ item: "src", label: "文档文件", endings: ["pdf"] }],
};

const lines: Record<string, { item: string; label: string }[]> = {
  video: [
    { item: "title", label: "标题" },
    { item: "alt", label: "画面说明" },
  ],
  audio: [{ item: "title", label: "标题" }],
  document: [
    { item: "title", label: "标题" },
    { item: "pages", label: "页数" },
  ],
};

/** A film, a recording or a document: which of the course's files it is, and its words. */
export function MediaBlock({ node, updateAttributes, deleteNode, selected }: ReactNodeViewProps) {
  const kind = node.type.name;
  const said = (item: string) => String(node.attrs[item] ?? "");
  const fields = [...(files[kind] ?? []), ...(lines[kind] ?? [])];
  const missing = fields.filter(({ item }) => said(item).trim() === "").map(({ label }) => label);
  return (
    <BlockFrame
      label={names[kind] ?? kind}
      selected={selected}
      missing={missing.length > 0 ? `还缺：${missing.join("、")}` : null}
      onRemove={deleteNode}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        {(files[kind] ?? []).map(({ item, label, endings }) => (
          <FileChoice
            key={item}
            label={label}
            endings={endings}
            value={said(item)}
            onChange={(path) => updateAttributes({ [item]: path })}
          />
        ))}
        {(lines[kind] ?? []).map(({ item, label }) => (
          <LineInput
            key={item}
            label={label}
            value={said(item)}
            onChange={(value) => updateAttributes({ [item]: value })}
          />
        ))}
      </div>
    </BlockFrame>
  );
}
