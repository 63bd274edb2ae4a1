/**
 * Lessons kept on this device for reading without network: which, whose, how large. Lesson pages, the
 * learner's page and the service worker share it.
 */
export const SAVED = "wushe-saved";

/** Where the list of what is saved lies, among the saved things themselves. */
const INDEX = "/saved-lessons.json";

export type SavedLesson = {
  path: string;
  title: string;
  courseTitle: string;
  learnerId: string;
  bytes: number;
};

/** Whether this browser can keep lessons at all: not on an address without https. */
export function canSave(): boolean {
  return typeof caches !== "undefined" && "serviceWorker" in navigator;
}

/** What is saved under a path. Looking makes no store: where nothing is saved there is none. */
export async function savedCopy(path: string): Promise<Response | undefined> {
  return await caches.match(path, { cacheName: SAVED });
}

export async function savedLessons(): Promise<SavedLesson[]> {
  const index = await savedCopy(INDEX);
  return index ? ((await index.json()) as SavedLesson[]) : [];
}

type ToSave = { lessonId: string; path: string; title: string };

/**
 * Fetches a lesson with everything it shows and keeps it; its size in bytes.
 *
 * @throws when it cannot be fetched whole: half a lesson is none
 */
export async function saveLesson(
  { lessonId, path, title }: ToSave,
  { courseTitle, learnerId }: { courseTitle: string; learnerId: string },
): Promise<number> {
  const html = await (await fetchSound(path)).text();
  const parts = [path, `/api/learning/lessons/${lessonId}`, ...partsOf(html, path)];
  const cache = await caches.open(SAVED);
  let bytes = 0;
  for (const part of [...new Set(parts)]) {
    const response = await fetchSound(part);
    bytes += (await response.clone().blob()).size;
    await cache.put(part, response);
  }
  const rest = (await savedLessons()).filter((lesson) => lesson.path !== path);
  await writeIndex(cache, [...rest, { path, title, courseTitle, learnerId, bytes }]);
  return bytes;
}

export async function removeLesson(path: string): Promise<void> {
  const cache = await caches.open(SAVED);
  await cache.delete(path);
  const rest = (await savedLessons()).filter((lesson) => lesson.path !== path);
  if (rest.length === 0) await forgetSaved();
  else await writeIndex(cache, rest);
}

/** Everything that is saved leaves this device. */
export async function forgetSaved(): Promise<void> {
  if (typeof caches !== "undefined") await caches.delete(SAVED);
}

/** What another person saved on this device is not for whoever reads now. */
export async function forgetOthers(learnerId: string): Promise<void> {
  if (!canSave()) return;
  const saved = await savedLessons();
  if (saved.some((lesson) => lesson.learnerId !== learnerId)) await forgetSaved();
}

async function writeIndex(cache: Cache, lessons: readonly SavedLesson[]): Promise<void> {
  const headers = { "content-type": "application/json" };
  await cache.put(INDEX, new Response(JSON.stringify(lessons), { headers }));
}

/** What a lesson's document loads: script, styles, pictures of its questions. Films are too large. */
function partsOf(html: string, path: string): string[] {
  const page = new DOMParser().parseFromString(html, "text/html");
  const named = [
    ...page.querySelectorAll<HTMLElement>("script[src], link[rel=stylesheet], link[rel=icon], img"),
  ];
  const pictures = html.match(/\.\.\/media\/[0-9a-f]{64}\/[a-z0-9-]+\.(png|jpg|webp|gif)/g) ?? [];
  return [
    ...named.map((part) => part.getAttribute("src") ?? part.getAttribute("href") ?? ""),
    ...pictures,
  ]
    .filter((address) => address !== "" && !address.startsWith("data:"))
    .map((address) => new URL(address, new URL(path, location.href)).pathname);
}

async function fetchSound(path: string): Promise<Response> {
  const response = await fetch(path);
  if (!response.ok || response.redirected) throw new Error(`${path}: ${response.status}`);
  return response;
}
