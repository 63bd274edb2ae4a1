import { Node } from "@tiptap/core";
import { type ReactNodeViewProps, ReactNodeViewRenderer } from "@tiptap/react";
import type { ComponentType } from "react";
import { chosenAttribute } from "@/components/editor/attribute";
import { CheckBlock } from "@/components/editor/blocks/check-block";
import { FigureBlock } from "@/components/editor/blocks/figure-block";
import { MediaBlock } from "@/components/editor/blocks/media-block";
import { RawBlock } from "@/components/editor/blocks/raw-block";
import { leafItems } from "@/lib/authoring/rules/writing/nodes";

/** A block that is one thing: moved, copied and taken away as a whole. */
function leaf(name: string, items: readonly string[], view: ComponentType<ReactNodeViewProps>) {
  return Node.create({
    name,
    group: "section",
    atom: true,
    draggable: true,
    addAttributes: () => Object.fromEntries(items.map((item) => [item, chosenAttribute(item, "")])),
    parseHTML: () => [{ tag: `div[data-block=${name}]` }],
    renderHTML: ({ HTMLAttributes }) => ["div", { ...HTMLAttributes, "data-block": name }],
    addNodeView: () =>
      ReactNodeViewRenderer(view, {
        // What is typed into a block's own fields is no business of the text around it.
        stopEvent: ({ event }) =>
          event.target instanceof Element &&
          event.target.closest("input, textarea, select, button") !== null,
      }),
  });
}

export const leafExtensions = [
  leaf("figure", leafItems.figure, FigureBlock),
  leaf("check", leafItems.check, CheckBlock),
  leaf("video", leafItems.video, MediaBlock),
  leaf("audio", leafItems.audio, MediaBlock),
  leaf("document", leafItems.document, MediaBlock),
  leaf("raw", ["source"], RawBlock),
];
