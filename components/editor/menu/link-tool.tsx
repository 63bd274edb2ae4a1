"use client";
import type { Editor } from "@tiptap/core";
import { Link2 } from "lucide-react";
import { useState } from "react";
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { toolStyle } from "@/components/editor/menu/tool-button";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";

type Props = { editor: Editor };

/** Makes the chosen words a link, or takes the link away. */
export function LinkTool({ editor }: Props) {
  const [address, setAddress] = useState("");
  const [problem, setProblem] = useState<string | undefined>();
  function begin(isOpen: boolean) {
    if (!isOpen) return;
    setAddress(String(editor.getAttributes("link").href ?? ""));
    setProblem(undefined);
  }
  function put(close: () => void) {
    const href = address.trim();
    if (!/^https:\/\/[^/\\@\s]+/.test(href)) return setProblem("请填 https:// 开头的网址");
    const chain = editor.chain().focus().extendMarkRange("link");
    if (editor.state.selection.empty && !editor.isActive("link")) {
      chain
        .insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] })
        .run();
    } else chain.setLink({ href }).run();
    close();
  }
  return (
    <DialogTrigger onOpenChange={begin}>
      <AriaButton aria-label="链接" className={toolStyle(false)}>
        <Link2 className="size-5" aria-hidden="true" />
      </AriaButton>
      <Popover className="w-80 max-w-[calc(100vw-1rem)] rounded-medium border border-line bg-surface p-4 shadow-float">
        <Dialog aria-label="链接" className="flex flex-col gap-3 outline-none">
          {({ close }) => (
            <>
              <Field
                label="网址"
                name="href"
                type="url"
                autoFocus
                placeholder="https://"
                value={address}
                error={problem}
                onChange={(event) => setAddress(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === "Enter" && !event.nativeEvent.isComposing) put(close);
                }}
              />
              <div className="flex gap-2">
                <Button onClick={() => put(close)}>加链接</Button>
                <Button
                  variant="quiet"
                  onClick={() => {
                    editor.chain().focus().extendMarkRange("link").unsetLink().run();
                    close();
                  }}
                >
                  去掉链接
                </Button>
              </div>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
