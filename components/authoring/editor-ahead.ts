"use client";
import { useEffect } from "react";

/** Time for the outline itself to be drawn first. */
const AFTER_MS = 500;

/** Fetches the editor's code while somebody reads the outline, so that a lesson opens at once. */
export function useEditorAhead(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    // A lesson that is opened without it fetches it then.
    const ahead = () => void import("@/components/editor/lesson-editor").catch(() => undefined);
    const timer = setTimeout(ahead, AFTER_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
}
