import type { ReactNodeViewProps } from "@tiptap/react";
import { BlockFrame } from "@/components/editor/blocks/block-frame";
import { LineInput } from "@/components/editor/blocks/line-input";

/** What the editor has no block for: shown and kept as it is written. */
export function RawBlock({ node, updateAttributes, deleteNode, selected }: ReactNodeViewProps) {
  const source = String(node.attrs.source ?? "");
  return (
    <BlockFrame
      label="源文"
      selected={selected}
      missing="编辑器不认识这一段的写法，原样保留；可以直接改文字"
      onRemove={deleteNode}
    >
      <LineInput
        label="这一段的源文"
        rows={Math.min(12, source.split("\n").length + 1)}
        value={source}
        onChange={(value) => updateAttributes({ source: value })}
      />
    </BlockFrame>
  );
}
