import { useSyncExternalStore } from "react";
import { currentSnapshot, subscribe } from "@/components/reader/lesson-store";

/** What the islands share; the component renders again whenever it changes. */
export function useLesson() {
  return useSyncExternalStore(subscribe, currentSnapshot, currentSnapshot);
}
