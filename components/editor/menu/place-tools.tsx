"use client";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { toolChoiceStyle, toolStyle } from "@/components/editor/menu/tool-button";
import { calloutNames } from "@/lib/catalogue/model/callout";

type Props = { editor: Editor };

/** Tools for where the cursor is: a table's rows and columns, a call-out's kind. */
export function PlaceTools({ editor }: Props) {
  const at = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      table: now.isActive("table"),
      callout: now.isActive("callout") ? String(now.getAttributes("callout").kind) : null,
    }),
  });
  const run = () => editor.chain().focus();
  const tableTools = [
    ["下面加一行", () => run().addRowAfter().run()],
    ["右边加一列", () => run().addColumnAfter().run()],
    ["删这一行", () => run().deleteRow().run()],
    ["删这一列", () => run().deleteColumn().run()],
    ["删表格", () => run().deleteTable().run()],
  ] as const;
  return (
    <>
      {at.table &&
        tableTools.map(([label, onPress]) => (
          <button
            key={label}
            type="button"
            onMouseDown={(event) => event.preventDefault()}
            onClick={onPress}
            className={`${toolStyle(false)} px-3 text-sm`}
          >
            {label}
          </button>
        ))}
      {at.callout && (
        <>
          <select
            aria-label="提示框种类"
            value={at.callout}
            onChange={(event) =>
              run().updateAttributes("callout", { kind: event.target.value }).run()
            }
            className={toolChoiceStyle}
          >
            {Object.entries(calloutNames).map(([kind, name]) => (
              <option key={kind} value={kind}>
                {name}
              </option>
            ))}
          </select>
          <button
            type="button"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => run().deleteNode("callout").run()}
            className={`${toolStyle(false)} px-3 text-sm`}
          >
            删提示框
          </button>
        </>
      )}
    </>
  );
}
