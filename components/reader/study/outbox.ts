/**
 * What the platform does not have yet, kept on this device. Pages and the service worker share it.
 * Where a browser has no IndexedDB or forbids it, it lives as long as the page.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Stretch } from "@/components/reader/study/stretch";

interface OutboxSchema extends DBSchema {
  stretches: { key: string; value: Stretch };
}

const memory = new Map<string, Stretch>();
let opening: Promise<IDBPDatabase<OutboxSchema> | null> | null = null;

function database(): Promise<IDBPDatabase<OutboxSchema> | null> {
  opening ??= openDB<OutboxSchema>("wushe-study", 1, {
    upgrade: (db) => {
      db.createObjectStore("stretches", { keyPath: "id" });
    },
    // A tab of the next version may need to change the store: this one lets go of it.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase | null)?.close(),
  }).catch(() => null);
  return opening;
}

export async function putStretch(stretch: Stretch): Promise<void> {
  memory.set(stretch.id, stretch);
  const db = await database();
  await db?.put("stretches", stretch).catch(() => undefined);
}

export async function removeStretch(id: string): Promise<void> {
  memory.delete(id);
  const db = await database();
  await db?.delete("stretches", id).catch(() => undefined);
}

/** What is unsent of this learner, the oldest first. */
export async function unsentStretches(learnerId: string): Promise<Stretch[]> {
  const db = await database();
  const stored = (await db?.getAll("stretches").catch(() => null)) ?? [...memory.values()];
  return stored
    .filter((stretch) => stretch.learnerId === learnerId)
    .sort((a, b) => a.endedAt - b.endedAt);
}

/** Everyone's, for the worker, which does not know who is signed in: the platform refuses a stranger's. */
export async function allStretches(): Promise<Stretch[]> {
  const db = await database();
  return (await db?.getAll("stretches").catch(() => null)) ?? [];
}
