import {
  newestOfEach,
  parseEntry,
  type QueuedResponse,
} from "@/components/assessment/response-queue";

export type ResponseStore = ReturnType<typeof openResponseStore>;

/**
 * Keeps unacknowledged answers on the device. One key for each question of each attempt, so that
 * two tabs never write over each other's list. Where the browser has no storage to give (private
 * windows, a full disk) the page's own memory has to do.
 */
export function openResponseStore(attemptId: string, storage: Storage | null) {
  const prefix = `wushe:attempt:${attemptId}:`;
  const memory = new Map<string, QueuedResponse>();

  function stored(): QueuedResponse[] {
    try {
      return Object.keys(storage ?? {}).flatMap((key) => {
        if (!key.startsWith(prefix)) return [];
        return parseEntry(key.slice(prefix.length), storage?.getItem(key) ?? null) ?? [];
      });
    } catch {
      return [];
    }
  }

  return {
    /** Everything that waits, the oldest change first. */
    entries: () => newestOfEach([...memory.values(), ...stored()]),

    put(entry: QueuedResponse) {
      memory.set(entry.versionId, entry);
      try {
        const { answer, sequence } = entry;
        storage?.setItem(prefix + entry.versionId, JSON.stringify({ answer, sequence }));
      } catch {
        // Kept in memory only.
      }
    },

    /** Forgets an answer, unless it has been changed since. */
    drop(versionId: string, sequence: number) {
      if ((memory.get(versionId)?.sequence ?? -1) <= sequence) memory.delete(versionId);
      const entry = stored().find((candidate) => candidate.versionId === versionId);
      if (entry && entry.sequence <= sequence) storage?.removeItem(prefix + versionId);
    },

    /** The entry that a `storage` event of another tab speaks of, if it is one of ours. */
    entryOf({ key, newValue }: Pick<StorageEvent, "key" | "newValue">) {
      return key?.startsWith(prefix) ? parseEntry(key.slice(prefix.length), newValue) : null;
    },
  };
}

/** Reading the property alone throws where storage is forbidden. */
export function deviceStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
