/**
 * What the platform does not have yet, kept on this device. Pages and the service worker share it.
 * Where a browser has no IndexedDB or forbids it, it lives as long as the page.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { UnitWord } from "@/components/reader/package/unit-word";
import type { Stretch } from "@/components/reader/study/stretch";

interface OutboxSchema extends DBSchema {
  stretches: { key: string; value: Stretch };
  units: { key: string; value: UnitWord };
}

const memory = new Map<string, Stretch>();
const unitsInMemory = new Map<string, UnitWord>();
let opening: Promise<IDBPDatabase<OutboxSchema> | null> | null = null;

function database(): Promise<IDBPDatabase<OutboxSchema> | null> {
  opening ??= openDB<OutboxSchema>("wushe-study", 2, {
    upgrade: (db, before) => {
      if (before < 1) db.createObjectStore("stretches", { keyPath: "id" });
      db.createObjectStore("units", { keyPath: "id" });
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

export async function putUnit(word: UnitWord): Promise<void> {
  unitsInMemory.set(word.id, word);
  const db = await database();
  await db?.put("units", word).catch(() => undefined);
}

/** Forgets what a unit said, unless it has said something newer since. */
export async function removeUnit({ id, at }: UnitWord): Promise<void> {
  if (unitsInMemory.get(id)?.at === at) unitsInMemory.delete(id);
  const db = await database();
  const stored = await db?.get("units", id).catch(() => undefined);
  if (stored?.at === at) await db?.delete("units", id).catch(() => undefined);
}

/** What courseware said and the platform does not have, whoever did it. */
export async function allUnits(): Promise<UnitWord[]> {
  const db = await database();
  return (await db?.getAll("units").catch(() => null)) ?? [...unitsInMemory.values()];
}
