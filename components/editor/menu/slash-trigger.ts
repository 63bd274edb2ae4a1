/** When the menu opens while somebody types: “/” after nothing or a space, “、” alone on its line. */
import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";

/** What was typed after the sign, and where it stands in the text. */
export type Slash = { query: string; from: number; to: number };

/** On a Chinese keyboard the same key gives “、”. */
const SIGN = /(?:^|\s)\/([\p{L}\p{N}]{0,12})$|^、([\p{L}\p{N}]{0,12})$/u;

export function slashIn(state: EditorState): Slash | null {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, "\ufffc");
  const found = SIGN.exec(before);
  if (!found) return null;
  const query = found[1] ?? found[2] ?? "";
  return { query, from: $from.pos - query.length - 1, to: $from.pos };
}

export type SlashKeys = { current: ((event: KeyboardEvent) => boolean) | null };

/** Hands the keys to the menu while it is open; an input method keeps its own. */
export function slashKeys(keys: SlashKeys) {
  return Extension.create({
    name: "slashKeys",
    priority: 1000,
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey("slashKeys"),
        props: {
          handleKeyDown: (view, event) =>
            !view.composing && !event.isComposing && (keys.current?.(event) ?? false),
        },
      }),
    ],
  });
}
