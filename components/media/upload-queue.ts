/**
 * Files on their way to the library (tus), one after the other. A broken line is taken up where it broke,
 * an expired session waits for somebody to sign in, and two tabs with the same file take turns.
 */
import { DetailedError, defaultOptions, Upload } from "tus-js-client";
import { awaitAsset } from "@/components/media/await-asset";
import { refusalInWords, type UploadItem, type UploadState } from "@/components/media/upload-item";
import { forgetUpload, UploadMemory } from "@/components/media/upload-memory";

const ENDPOINT = "/api/media/uploads";
/** Small enough for proxies that take no long bodies; the server keeps what came of a broken one. */
const CHUNK_BYTES = 8 * 1024 * 1024;
const RETRY_MILLISECONDS = [0, 1000, 2000, 4000, 8000, 15000, 15000];

type Job = {
  item: UploadItem;
  file: File;
  fingerprint: string;
  upload: Upload | null;
  /** Lets another tab have its turn. */
  release: (() => void) | null;
};

export class UploadQueue {
  #jobs: Job[] = [];
  #items: readonly UploadItem[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #memory = new UploadMemory();

  constructor(readonly onReady: (item: UploadItem) => void) {}

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  items = () => this.#items;

  /** Whether leaving the page now would interrupt something. */
  isBusy(): boolean {
    return this.#items.some(({ state }) => ["waiting", "sending", "offline"].includes(state));
  }

  async add(files: Iterable<File>): Promise<void> {
    // A browser's own list is emptied as soon as the event that brought it is over.
    for (const file of [...files]) {
      const item: UploadItem = {
        ...{ id: crypto.randomUUID(), name: file.name, bytes: file.size, sent: 0 },
        ...{ state: "waiting", problem: null, asset: null, sha256: null },
      };
      const fingerprint = (await defaultOptions.fingerprint?.(file, { endpoint: ENDPOINT })) ?? "";
      this.#jobs.push({ item, file, fingerprint, upload: null, release: null });
    }
    this.#tell();
    this.#next();
  }

  pause(id: string): void {
    const job = this.#job(id);
    if (!job) return;
    void job.upload?.abort();
    this.#let(job, "paused");
    this.#next();
  }

  /** Goes on with a file that was paused, or that broke. */
  resume(id: string): void {
    const job = this.#job(id);
    if (!job) return;
    this.#set(job, { state: "waiting", problem: null });
    this.#next();
  }

  /** Goes on with all that only waited for the network. */
  resumeOffline(): void {
    for (const { item } of this.#jobs) if (item.state === "offline") this.resume(item.id);
  }

  async cancel(id: string): Promise<void> {
    const job = this.#job(id);
    if (!job) return;
    this.#jobs = this.#jobs.filter((each) => each !== job);
    job.release?.();
    this.#tell();
    await job.upload?.abort();
    // What is finished stays in the library; what is not is forgotten there too.
    const unfinished = !["processing", "ready"].includes(job.item.state);
    if (unfinished && job.upload?.url)
      await fetch(job.upload.url, { method: "DELETE" }).catch(() => null);
    forgetUpload(job.fingerprint);
    this.#next();
  }

  #job(id: string): Job | undefined {
    return this.#jobs.find(({ item }) => item.id === id);
  }

  #next(): void {
    if (this.#jobs.some(({ item }) => item.state === "sending")) return;
    const job = this.#jobs.find(({ item }) => item.state === "waiting");
    if (job) void this.#start(job);
  }

  /** Takes the turn of this file among all tabs, or waits for it. */
  async #start(job: Job): Promise<void> {
    this.#set(job, { state: "sending" });
    if (!navigator.locks) return await this.#send(job);
    await navigator.locks.request(
      `upload:${job.fingerprint}`,
      { ifAvailable: true },
      async (lock) => {
        if (lock) await this.#hold(job);
        else this.#set(job, { state: "elsewhere" });
      },
    );
    if (job.item.state !== "elsewhere") return;
    this.#next();
    await navigator.locks.request(`upload:${job.fingerprint}`, async () => {
      if (job.item.state !== "elsewhere") return;
      this.#set(job, { state: "sending" });
      await this.#hold(job);
    });
  }

  async #hold(job: Job): Promise<void> {
    const released = new Promise<void>((resolve) => {
      job.release = resolve;
    });
    await this.#send(job);
    await released;
  }

  async #send(job: Job): Promise<void> {
    const [kept] = await this.#memory.findUploadsByFingerprint(job.fingerprint);
    const known = job.upload?.url ?? kept?.uploadUrl ?? null;
    let asset: string | null = null;
    const upload = new Upload(job.file, {
      ...{ endpoint: ENDPOINT, uploadUrl: known, chunkSize: CHUNK_BYTES },
      ...{ retryDelays: RETRY_MILLISECONDS, metadata: { filename: job.file.name } },
      ...{ urlStorage: this.#memory, fingerprint: async () => job.fingerprint },
      onProgress: (sent) => this.#set(job, { sent }),
      onAfterResponse: (_, response) => {
        asset = response.getHeader("upload-asset") ?? asset;
      },
      onShouldRetry: (error) => {
        const status =
          error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? 0) : 0;
        return status === 0 ? navigator.onLine : status >= 500 || [409, 423, 460].includes(status);
      },
      onError: (error) => this.#fail(job, error),
      onSuccess: () => void this.#arrive(job, asset),
    });
    job.upload = upload;
    upload.start();
  }

  #fail(job: Job, error: Error | DetailedError): void {
    const response = error instanceof DetailedError ? error.originalResponse : null;
    const status = response?.getStatus() ?? 0;
    if (status === 401) this.#let(job, "signed-out");
    else if (status === 0) this.#let(job, "offline");
    else if (status >= 500) this.#let(job, "paused");
    else {
      this.#set(job, { problem: refusalInWords(response?.getBody() ?? "") });
      forgetUpload(job.fingerprint);
      this.#let(job, "refused");
    }
    this.#next();
  }

  async #arrive(job: Job, asset: string | null): Promise<void> {
    forgetUpload(job.fingerprint);
    this.#set(job, { sent: job.item.bytes, asset });
    this.#let(job, "processing");
    this.#next();
    const outcome = asset ? await awaitAsset(asset) : { problem: null };
    if ("sha256" in outcome) {
      this.#set(job, { state: "ready", sha256: outcome.sha256 });
      this.onReady(job.item);
    } else this.#set(job, { state: "refused", problem: outcome.problem });
  }

  /** Puts a file into a state in which it does not send, and lets other tabs have their turn. */
  #let(job: Job, state: UploadState): void {
    this.#set(job, { state });
    job.release?.();
    job.release = null;
  }

  #set(job: Job, change: Partial<UploadItem>): void {
    job.item = { ...job.item, ...change };
    this.#tell();
  }

  #tell(): void {
    this.#items = this.#jobs.map(({ item }) => item);
    for (const listener of this.#listeners) listener();
  }
}
