import type { Attribute } from "@tiptap/core";

/** An item of a node, shown in the editor's own HTML as `data-…`, so that copying within it keeps it. */
export function chosenAttribute(name: string, usual: unknown): Partial<Attribute> {
  return {
    default: usual,
    parseHTML: (element) => {
      const value = element.getAttribute(`data-${name}`);
      if (value === null) return usual;
      if (value === "true" || value === "false") return value === "true";
      return value;
    },
    renderHTML: (attributes) =>
      attributes[name] === null || (attributes[name] === false && name === "loose")
        ? {}
        : { [`data-${name}`]: String(attributes[name]) },
  };
}
