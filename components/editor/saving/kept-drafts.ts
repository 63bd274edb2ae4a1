/** What was written and not acknowledged yet, on this device, under the person who wrote it. */
import { type IDBPDatabase, openDB } from "idb";

export type KeptDraft = {
  /** The text that was being edited, and the revision it was. */
  baseText: string;
  base: number;
  text: string;
  keptAt: number;
};

/** Where drafts are kept; another one in tests. */
export type DraftShelf = {
  get: (key: string) => Promise<KeptDraft | null>;
  put: (key: string, draft: KeptDraft) => Promise<void>;
  remove: (key: string) => Promise<void>;
};

const STORE = "drafts";
let database: Promise<IDBPDatabase> | null = null;

function open(): Promise<IDBPDatabase> {
  database ??= openDB("lesson-drafts", 1, {
    upgrade: (made) => void made.createObjectStore(STORE),
  });
  return database;
}

/** Browsers may refuse to keep anything; then saving to the server is all there is. */
export const deviceShelf: DraftShelf = {
  get: async (key) => {
    const found: unknown = await (await open()).get(STORE, key).catch(() => null);
    return (found as KeptDraft | undefined) ?? null;
  },
  put: async (key, draft) => {
    await (await open()).put(STORE, draft, key);
  },
  remove: async (key) => {
    await (await open()).delete(STORE, key);
  },
};
