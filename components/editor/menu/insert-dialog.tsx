"use client";
import type { Editor } from "@tiptap/core";
import { Plus } from "lucide-react";
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from "react-aria-components";
import { findInsertions, type InsertActions, isAtTop } from "@/components/editor/menu/insertions";
import { toolStyle } from "@/components/editor/menu/tool-button";

type Props = { editor: Editor; actions: InsertActions };

/** The same choice as the menu beside the cursor, for those who tap. */
export function InsertDialog({ editor, actions }: Props) {
  return (
    <DialogTrigger>
      <Button className={`${toolStyle(false)} gap-1 px-3`}>
        <Plus className="size-5" aria-hidden="true" />
        插入
      </Button>
      <ModalOverlay
        isDismissable
        className="fixed inset-0 z-40 flex items-end justify-center editor-veil sm:items-center"
      >
        <Modal className="max-h-[85dvh] w-full max-w-lg overflow-y-auto rounded-t-large bg-surface p-5 sm:rounded-large">
          <Dialog className="flex flex-col gap-4 outline-none">
            {({ close }) => (
              <>
                <Heading slot="title" className="text-lg font-semibold">
                  插入
                </Heading>
                <ul className="grid grid-cols-2 gap-2">
                  {findInsertions("", isAtTop(editor)).map((insertion) => (
                    <li key={insertion.id}>
                      <Button
                        className="flex min-h-target w-full flex-col items-start rounded-medium border border-line px-3 py-2 text-start hover:bg-teal-soft"
                        onPress={() => {
                          close();
                          insertion.put(editor, actions);
                        }}
                      >
                        <span className="font-semibold">{insertion.label}</span>
                        <span className="text-sm text-muted">{insertion.hint}</span>
                      </Button>
                    </li>
                  ))}
                </ul>
                {!isAtTop(editor) && (
                  <p className="text-sm text-muted">
                    标题、提示框、图片和自测题不能放进提示框、列表或表格里，请把光标移到外面再插入。
                  </p>
                )}
                <Button className={`${toolStyle(false)} self-end px-4`} onPress={close}>
                  不插入
                </Button>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
