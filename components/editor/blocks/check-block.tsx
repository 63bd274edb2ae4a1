import type { ReactNodeViewProps } from "@tiptap/react";
import { BlockFrame } from "@/components/editor/blocks/block-frame";
import { useLessonPlace } from "@/components/editor/lesson-place";
import { Button } from "@/components/ui/button";
import { questionKindNames } from "@/lib/assessment/rules/answering";

/** A self-check in the text, by its question. */
export function CheckBlock({ node, deleteNode, selected }: ReactNodeViewProps) {
  const { checks, editCheck } = useLessonPlace();
  const id = String(node.attrs.question ?? "");
  const check = checks.find((other) => other.id === id);
  return (
    <BlockFrame
      label="自测题"
      selected={selected}
      missing={check ? null : "这道题不在题目文件里，请改题或删除"}
      onRemove={deleteNode}
    >
      {check && (
        <p>
          <span className="me-2 rounded-small bg-teal-soft px-2 py-0.5 text-sm">
            {questionKindNames[check.kind]}
          </span>
          {check.stem}
        </p>
      )}
      <div>
        <Button variant="secondary" onClick={() => editCheck(id)}>
          改这道题
        </Button>
      </div>
    </BlockFrame>
  );
}
