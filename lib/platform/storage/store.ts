/** What is remembered of a file that is still arriving, so that it can go on later; the store's own affair. */
export type GrowingState = {
  multipart?: { id: string; tags: string[] };
  rest?: number;
  rests?: number[];
};

/** A file that is arriving. What `settle` returned for stays whatever happens to this process. */
export interface GrowingFile {
  write(piece: Uint8Array): Promise<void>;
  /** Makes all that was written lasting, and says what to remember of it. */
  settle(): Promise<GrowingState>;
  close(): Promise<void>;
}

/** How far a file had come: its bytes, and what the store asked to remember. */
export type Grown = { bytes: number; state: GrowingState };

/**
 * Where the bytes of files lie, each file under its hash (SHA-256, lower-case hexadecimal). A file is
 * complete from the moment it has its name, and never changes, so readers need no lock.
 */
export interface Store {
  /** Writes `content` under `key`; does nothing when it is there already. */
  put(key: string, content: Uint8Array): Promise<void>;
  /** The bytes from `first` to `last`, both included, as they are read; null when there is no such file. */
  read(
    key: string,
    range: { first: number; last: number },
  ): Promise<ReadableStream<Uint8Array> | null>;
  /** Takes a file away for good; one that is not there is no matter. */
  remove(key: string): Promise<void>;
  /** Goes on with the unfinished file `id` (a UUID) after its first `bytes`; what lies beyond is forgotten. */
  grow(id: string, grown: Grown): Promise<GrowingFile>;
  /** Gives a file that has arrived its name, all at once. Safe to repeat. */
  complete(id: string, grown: Grown, key: string): Promise<void>;
  /** Forgets an unfinished file; one that is not there is no matter. */
  abandon(id: string, state: GrowingState): Promise<void>;
  /** Where the file lies on this machine, for other programs to read; null where it does not. */
  pathOf(key: string): string | null;
  /** Bytes that can still be taken in; infinite where nobody can tell. */
  room(): Promise<number>;
  /**
   * An address that hands the file out by itself to whoever has it, for so many seconds; null where
   * only this server can.
   */
  link(key: string, sent: { type: string; seconds: number; name?: string }): Promise<string | null>;
}

/** @throws on a key that is no hash, which could lead out of the store */
export function checkKey(key: string): string {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new Error("Not a storage key");
  return key;
}

/** @throws on an id that is no UUID */
export function checkId(id: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    throw new Error("Not an upload's id");
  return id;
}
