import { useSyncExternalStore } from "react";
import type { Playlist } from "@/components/reader/play/playlist";
import { bytesInWords } from "@/lib/platform/wording";

/** Which picture to load: the network's choice, or one's own. */
export function Quality({ playlist }: { playlist: Playlist }) {
  const levels = useSyncExternalStore(playlist.subscribe, () => playlist.levels);
  const chosen = useSyncExternalStore(playlist.subscribe, () => playlist.chosen);
  if (levels.length < 2) return null;
  return (
    <label className="flex min-h-target items-center gap-2 text-sm">
      清晰度
      <select
        className="min-h-target rounded-medium border border-edge bg-surface px-2"
        value={chosen}
        onChange={(event) => playlist.choose(Number(event.currentTarget.value))}
      >
        <option value={-1}>自动</option>
        {levels.map(({ height, bitrate }, level) => (
          <option key={bitrate} value={level}>
            {nameOf(height, bitrate)}（每分钟约{bytesInWords((bitrate * 60) / 8)}）
          </option>
        ))}
      </select>
    </label>
  );
}

function nameOf(height: number, bitrate: number): string {
  return height > 0 ? `${height}P` : `${Math.round(bitrate / 1000)} kb/s`;
}
