/**
 * A film or a recording being played: what was played since the last look, where playing has to stop,
 * and how far one may get ahead. The platform decides what counts; this keeps honest people from
 * watching what would not.
 */
import { currentSnapshot, subscribe } from "@/components/reader/lesson-store";
import { basisPoints, rangeOf, secondOf, wasPlayed } from "@/components/reader/play/played";
import type { Glance } from "@/components/reader/study/stretch";
import { secondsSinceTouch } from "@/components/reader/study/touch";
import type { LessonWork } from "@/lib/catalogue/model";
import type { ReadRange } from "@/lib/learning/model/evidence";
import { frontierOf } from "@/lib/learning/rules/credit";
import { mergeRanges } from "@/lib/learning/rules/ranges";

type Work = Extract<LessonWork, { kind: "video" | "audio" }>;

/** Why playing has stopped until somebody answers; null while it may go on. */
export type Stop = { kind: "question"; key: string } | { kind: "presence" } | null;

type State = { stop: Stop; second: number; notice: string };

/** Nearer to either end there is nothing to come back to, in seconds. */
const WORTH_RESUMING = 5;

export class Playback {
  state: State = { stop: null, second: 0, notice: "" };
  /** Called when the platform should hear at once. */
  onMoment: () => void = () => undefined;
  readonly #listeners = new Set<() => void>();
  #from = 0;
  #played: [number, number][] = [];
  #seen: ReadRange[] = [];
  #answered = new Set<string>();

  constructor(
    readonly media: HTMLMediaElement,
    readonly work: Work,
  ) {
    media.addEventListener("timeupdate", () => this.#moved());
    media.addEventListener("seeking", () => this.#jumped());
    media.addEventListener("ratechange", () => this.#sped());
    media.addEventListener("error", () => this.#failed());
    media.addEventListener("play", () => this.state.stop && media.pause());
    for (const event of ["ended", "pause"]) media.addEventListener(event, () => this.onMoment());
    subscribe(() => currentSnapshot().seat === "elsewhere" && media.pause());
    this.#resume();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What was played in the seconds that passed. */
  look(passed: number): Glance {
    this.#note();
    const { playbackRate: rate } = this.media;
    const advanced = this.#played.reduce((sum, [from, to]) => sum + to - from, 0);
    const honest = this.#isFollowed() && wasPlayed(advanced, { passed, rate });
    const ranges = (honest ? this.#played : [])
      .map((stretch) => rangeOf(stretch, this.work.seconds))
      .filter((range) => range !== null);
    this.#played = [];
    this.#seen = mergeRanges([...this.#seen, ...ranges]);
    this.#askForLife();
    return {
      seconds: honest ? Math.min(passed, advanced / rate) : 0,
      ranges,
      position: basisPoints(this.media.currentTime, this.work.seconds),
    };
  }

  /** Jumps, as far as this lesson allows. */
  seek(second: number): void {
    this.media.currentTime = second;
  }

  /** Somebody answered, or is there after all: on it goes. */
  goOn(): void {
    if (this.state.stop?.kind === "question") this.#answered.add(this.state.stop.key);
    this.#set({ stop: null });
    this.onMoment();
    void this.media.play().catch(() => undefined);
  }

  /** A film nobody can see is not watched, except in its own small window; a recording is heard anyway. */
  #isFollowed(): boolean {
    const small = "pictureInPictureElement" in document && document.pictureInPictureElement;
    return (
      this.work.kind === "audio" || document.visibilityState === "visible" || small === this.media
    );
  }

  #set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.#listeners) listener();
  }

  #resume(): void {
    const { lesson } = currentSnapshot();
    const second = secondOf(lesson?.progress.position ?? 0, this.work.seconds);
    if (second < WORTH_RESUMING || second > this.work.seconds - WORTH_RESUMING) return;
    // A little before, so that no sliver between then and now stays unwatched.
    this.#from = second - 1;
    this.media.currentTime = this.#from;
    this.#set({ notice: "已回到上次的位置。" });
  }

  #note(): void {
    const { currentTime, seeking } = this.media;
    if (seeking) return;
    if (currentTime > this.#from) this.#played.push([this.#from, currentTime]);
    this.#from = currentTime;
  }

  #moved(): void {
    this.#note();
    const second = this.media.currentTime;
    const due = this.work.questions.find(
      ({ at, question }) => at <= second && !this.#isAnswered(question),
    );
    if (due && !this.state.stop) this.#stop({ kind: "question", key: due.question });
    this.#set({ second });
  }

  #isAnswered(key: string): boolean {
    return this.#answered.has(key) || Boolean(currentSnapshot().lesson?.checks[key]);
  }

  #stop(stop: NonNullable<Stop>): void {
    this.media.pause();
    // A question under a film that fills the screen would not be seen.
    if (document.fullscreenElement) void document.exitFullscreen();
    this.#set({ stop });
  }

  #askForLife(): void {
    const { presenceMinutes } = this.work;
    if (!presenceMinutes || this.media.paused || this.state.stop) return;
    if (secondsSinceTouch() > presenceMinutes * 60) this.#stop({ kind: "presence" });
  }

  #jumped(): void {
    const { lesson, unsent } = currentSnapshot();
    const to = this.media.currentTime;
    this.#from = to;
    if (this.work.skipping || lesson?.progress.completed) return;
    const known = [...(lesson?.progress.ranges ?? []), ...unsent, ...this.#seen];
    const ahead = basisPoints(1, this.work.seconds);
    const frontier = secondOf(frontierOf(known, ahead), this.work.seconds);
    if (to <= frontier + 1) return;
    this.#from = frontier;
    this.media.currentTime = frontier;
    this.#set({ notice: "第一次学请按顺序往下看，学完后可以随意跳转。" });
  }

  /** The network went while it was loading: it goes on from here when there is network again. */
  #failed(): void {
    if (this.media.error?.code !== MediaError.MEDIA_ERR_NETWORK) return;
    const second = this.#from;
    this.#set({ notice: "网断了，先停在这里，进度没有丢；联网后按播放接着来。" });
    const again = () => {
      this.media.load();
      this.media.currentTime = second;
      this.#set({ notice: "" });
    };
    addEventListener("online", again, { once: true });
  }

  #sped(): void {
    const { fastest } = this.work;
    if (this.media.playbackRate <= fastest) return;
    this.media.playbackRate = fastest;
    this.#set({ notice: `这一课最快${fastest}倍速。` });
  }
}
