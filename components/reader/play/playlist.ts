/** A film in several bit rates (HLS): which of them is loaded, and what to do when that fails. */
import { isMetered } from "@/components/reader/play/metered";

export type Level = { height: number; bitrate: number };
type HlsError = { fatal: boolean; type: string };
type HlsLike = {
  levels: Level[];
  nextLevel: number;
  loadSource(address: string): void;
  attachMedia(media: HTMLMediaElement): void;
  startLoad(from?: number): void;
  recoverMediaError(): void;
  destroy(): void;
  on(event: string, listener: (event: string, error: HlsError) => void): void;
};
type HlsClass = { new (settings: object): HlsLike; isSupported(): boolean };

type Film = { media: HTMLMediaElement; src: string; playlist: string };

/** A part that does not come is asked for a few times; then the one file is the better way. */
const PATIENCE = {
  default: {
    ...{ maxTimeToFirstByteMs: 10_000, maxLoadTimeMs: 120_000 },
    timeoutRetry: { maxNumRetry: 2, retryDelayMs: 0, maxRetryDelayMs: 0 },
    errorRetry: { maxNumRetry: 3, retryDelayMs: 1000, maxRetryDelayMs: 4000 },
  },
};

/** The bit rates of a film, once they are known. */
export class Playlist {
  levels: readonly Level[] = [];
  chosen = -1;
  readonly #listeners = new Set<() => void>();
  #hls: HlsLike | null = null;
  #recovered = false;

  constructor(readonly film: Film) {}

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Goes on where the one file stood, which is already there. */
  begin(Hls: HlsClass): void {
    const { media, playlist } = this.film;
    const [second, playing] = [media.currentTime, !media.paused];
    const metered = isMetered();
    const hls = new Hls({
      enableWorker: false,
      fragLoadPolicy: PATIENCE,
      // Whoever pays for every megabyte begins with the smallest picture, and not before they press play.
      startLevel: metered ? 0 : -1,
      autoStartLoad: !metered || playing,
      startPosition: second > 0 ? second : -1,
    });
    this.#hls = hls;
    hls.on("hlsManifestParsed", () => {
      this.levels = hls.levels;
      if (metered) this.choose(0);
      this.#tell();
    });
    hls.on("hlsError", (_event, error) => error.fatal && this.#failed(error.type));
    if (metered) media.addEventListener("play", () => hls.startLoad(second || -1), { once: true });
    hls.loadSource(new URL(playlist, location.href).href);
    hls.attachMedia(media);
    if (playing) void media.play().catch(() => undefined);
  }

  /** -1 leaves the choice to the network. */
  choose(level: number): void {
    this.chosen = level;
    if (this.#hls) this.#hls.nextLevel = level;
    this.#tell();
  }

  /** Without network it waits; what else cannot be played is played from the one file. */
  #failed(type: string): void {
    if (type === "networkError" && !navigator.onLine) {
      addEventListener("online", () => this.#hls?.startLoad(), { once: true });
    } else if (type === "mediaError" && !this.#recovered) {
      this.#recovered = true;
      this.#hls?.recoverMediaError();
    } else this.#fallBack();
  }

  #fallBack(): void {
    const { media, src } = this.film;
    const [second, playing] = [media.currentTime, !media.paused];
    this.#hls?.destroy();
    this.#hls = null;
    this.levels = [];
    media.src = src;
    media.currentTime = second;
    if (playing) void media.play().catch(() => undefined);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Plays the playlist where hls.js can; else the one file that is there already goes on. */
export function startPlaylist(film: Film, script: string): Playlist {
  const playlist = new Playlist(film);
  const tag = document.createElement("script");
  tag.src = script;
  tag.onload = () => {
    // The script of hls.js leaves its class there, as the one name it has.
    const { Hls } = window as unknown as { Hls?: HlsClass };
    if (Hls?.isSupported()) playlist.begin(Hls);
  };
  document.head.append(tag);
  return playlist;
}
