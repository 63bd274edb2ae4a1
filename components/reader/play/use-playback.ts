import { useSyncExternalStore } from "react";
import type { Playback } from "@/components/reader/play/playback";

/** How the playing stands; the component renders again whenever it changes. */
export function usePlayback(playback: Playback) {
  const state = () => playback.state;
  return useSyncExternalStore(playback.subscribe, state, state);
}
