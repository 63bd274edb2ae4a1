import { NodeViewWrapper } from "@tiptap/react";
import { Trash2 } from "lucide-react";
import type { ReactNode } from "react";

type Props = {
  label: string;
  selected: boolean;
  /** What is still missing, in words; the block then says so in more than colour. */
  missing?: string | null;
  onRemove: () => void;
  children: ReactNode;
};

/** The box around a block that is not text: what it is, what it lacks, and how to take it away. */
export function BlockFrame({ label, selected, missing = null, onRemove, children }: Props) {
  return (
    <NodeViewWrapper
      contentEditable={false}
      role="group"
      aria-label={label}
      className={`my-4 flex flex-col gap-3 rounded-large border bg-surface p-3 ${selected ? "border-teal outline-2 outline-teal" : "border-line"}`}
    >
      <div className="flex items-center justify-between gap-3" data-drag-handle>
        <span className="text-sm font-semibold text-muted">{label}</span>
        <button
          type="button"
          onClick={onRemove}
          aria-label={`删除这个${label}`}
          className="grid size-target place-items-center rounded-medium text-muted hover:bg-danger-soft hover:text-danger"
        >
          <Trash2 className="size-5" aria-hidden="true" />
        </button>
      </div>
      {children}
      {missing && (
        <p className="text-sm font-semibold text-danger" role="note">
          {missing}
        </p>
      )}
    </NodeViewWrapper>
  );
}
