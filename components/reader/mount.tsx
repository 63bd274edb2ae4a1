import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";

export type ComponentChild = ReactNode;

/** Lets a component live in a place of the document. What stood there before is replaced. */
export function mount(place: HTMLElement, content: ReactNode): void {
  place.textContent = "";
  createRoot(place).render(content);
}
