/**
 * Sees to it that what is written is kept: on this device within half a second, on the server within a few.
 * Knows nothing of the editor or of React; time, network and shelf are given, so that it can be tested.
 */
import type { DraftShelf } from "@/components/editor/saving/kept-drafts";

export type SaveState =
  | { phase: "saved"; at: number | null }
  | { phase: "writing" | "saving" }
  | { phase: "offline" | "signed_out" | "failed"; sentence: string }
  | { phase: "conflict"; theirs: Version; baseText: string };

export type Version = { text: string; revision: number };

export type SaveAnswer =
  | { kind: "saved"; revision: number }
  | { kind: "changed_elsewhere" | "signed_out" | "offline" }
  | { kind: "refused"; sentence: string };

type Options = {
  key: string;
  opened: Version;
  read: () => string;
  /** With `anew` what was saved before stays in the history as an entry of its own. */
  send: (text: string, base: number, anew: boolean) => Promise<SaveAnswer>;
  latest: () => Promise<Version | null>;
  shelf: DraftShelf;
  onState: (state: SaveState) => void;
  now?: () => number;
};

const KEEP_AFTER_MS = 400;
const SEND_AFTER_MS = 2500;
const TRY_AGAIN_MS = 5000;

export class DraftKeeper {
  #base: Version;
  #options: Options;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #sendTimer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | null = null;
  #state: SaveState = { phase: "saved", at: null };
  #stopped = false;
  #anew = false;

  constructor(options: Options) {
    this.#options = options;
    this.#base = options.opened;
  }

  get state(): SaveState {
    return this.#state;
  }

  get base(): Version {
    return this.#base;
  }

  /** What is written: as it stands in the editor, or stood when the editor was left. */
  get text(): string {
    return this.#options.read();
  }

  /** An editor holds the text, for the first time or again. */
  wake({ read, onState }: Pick<Options, "read" | "onState">): void {
    this.#options = { ...this.#options, read, onState };
  }

  /** The editor is left while the page stays: what was written is kept and sent, however long that takes. */
  async rest(): Promise<void> {
    const text = this.text;
    this.wake({ read: () => text, onState: () => {} });
    await this.save();
  }

  /** Something was written. */
  touch(): void {
    if (this.#state.phase === "saved") this.#say({ phase: "writing" });
    clearTimeout(this.#keepTimer);
    this.#keepTimer = setTimeout(() => void this.keep(), KEEP_AFTER_MS);
    // Somebody who goes on writing is saved nonetheless.
    this.#sendTimer ??= setTimeout(() => void this.save(), SEND_AFTER_MS);
  }

  /** Puts what is written on the shelf of this device. */
  async keep(): Promise<void> {
    const text = this.#options.read();
    const { text: baseText, revision: base } = this.#base;
    if (text === baseText) return;
    const keptAt = (this.#options.now ?? Date.now)();
    await this.#options.shelf
      .put(this.#options.key, { text, baseText, base, keptAt })
      .catch(() => undefined);
  }

  /** Sends what is written; one sending at a time, and again where something was written meanwhile. */
  async save(): Promise<void> {
    clearTimeout(this.#sendTimer);
    this.#sendTimer = undefined;
    if (this.#stopped || this.#state.phase === "conflict") return;
    if (this.#sending) {
      await this.#sending;
      if (this.#options.read() !== this.#base.text) await this.save();
      return;
    }
    this.#sending = this.#sendOnce();
    await this.#sending;
    this.#sending = null;
  }

  async #sendOnce(): Promise<void> {
    const text = this.#options.read();
    if (text === this.#base.text) {
      await this.#options.shelf.remove(this.#options.key).catch(() => undefined);
      if (this.#state.phase !== "saved") this.#say({ phase: "saved", at: this.#now() });
      return;
    }
    await this.keep();
    this.#say({ phase: "saving" });
    const answer = await this.#options.send(text, this.#base.revision, this.#anew);
    if (this.#stopped) return;
    switch (answer.kind) {
      case "saved":
        this.#base = { text, revision: answer.revision };
        this.#anew = false;
        if (this.#options.read() === text) {
          await this.#options.shelf.remove(this.#options.key).catch(() => undefined);
          this.#say({ phase: "saved", at: this.#now() });
        } else {
          this.#say({ phase: "writing" });
          this.touch();
        }
        return;
      case "changed_elsewhere": {
        const theirs = await this.#options.latest();
        if (theirs) this.#say({ phase: "conflict", theirs, baseText: this.#base.text });
        else this.#retry({ phase: "offline", sentence: OFFLINE });
        return;
      }
      case "signed_out":
        return this.#retry({ phase: "signed_out", sentence: SIGNED_OUT });
      case "offline":
        return this.#retry({ phase: "offline", sentence: OFFLINE });
      case "refused":
        this.#say({ phase: "failed", sentence: answer.sentence });
    }
  }

  /** A person has put both versions together: what the editor now holds goes on from theirs. */
  merged(theirs: Version): void {
    this.#base = theirs;
    this.#anew = true;
    this.#say({ phase: "writing" });
    this.touch();
  }

  /** Goes on with what was written on another text: where that has changed since, both are put together. */
  resume(base: Version): void {
    this.#base = base;
  }

  /** Saves what is written, so that what comes in its place leaves it in the history. */
  async beginAnew(): Promise<void> {
    await this.save();
    this.#anew = true;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#keepTimer);
    clearTimeout(this.#sendTimer);
  }

  #retry(state: SaveState): void {
    this.#say(state);
    this.#sendTimer ??= setTimeout(() => void this.save(), TRY_AGAIN_MS);
  }

  #say(state: SaveState): void {
    this.#state = state;
    this.#options.onState(state);
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }
}

const OFFLINE = "现在连不上网络，内容已存在这台设备上，连上后自动保存";
const SIGNED_OUT = "登录已过期，内容已存在这台设备上，请重新登录，登录后自动保存";
