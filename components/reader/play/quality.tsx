import { useSyncExternalStore } from "react";
import { isMetered } from "@/components/reader/play/data-notice";

type Level = { height: number; bitrate: number };
type HlsLike = {
  levels: Level[];
  currentLevel: number;
  nextLevel: number;
  loadSource(address: string): void;
  attachMedia(media: HTMLMediaElement): void;
  on(event: string, listener: () => void): void;
};
type HlsClass = { new (settings: object): HlsLike; isSupported(): boolean };

/** The bit rates of a film, once they are known. */
export class Playlist {
  levels: readonly Level[] = [];
  chosen = -1;
  readonly #listeners = new Set<() => void>();
  #hls: HlsLike | null = null;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  begin(hls: HlsLike): void {
    this.#hls = hls;
    this.levels = hls.levels;
    // Whoever pays for every megabyte begins with the smallest picture.
    if (isMetered()) this.choose(0);
    this.#tell();
  }

  /** -1 leaves the choice to the network. */
  choose(level: number): void {
    this.chosen = level;
    if (this.#hls) this.#hls.nextLevel = level;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Plays the playlist where hls.js can; else the one file that is there already goes on. */
export function startPlaylist(media: HTMLMediaElement, address: string, script: string): Playlist {
  const playlist = new Playlist();
  const tag = document.createElement("script");
  tag.src = script;
  tag.onload = () => {
    const { Hls } = window as unknown as { Hls?: HlsClass };
    if (!Hls?.isSupported()) return;
    const hls = new Hls({ enableWorker: false, startLevel: isMetered() ? 0 : -1 });
    hls.on("hlsManifestParsed", () => playlist.begin(hls));
    hls.loadSource(new URL(address, location.href).href);
    hls.attachMedia(media);
  };
  document.head.append(tag);
  return playlist;
}

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
            {height}P（每分钟约{Math.max(1, Math.round((bitrate * 60) / 8 / 1024 / 1024))} MB）
          </option>
        ))}
      </select>
    </label>
  );
}
