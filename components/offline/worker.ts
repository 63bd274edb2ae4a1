/**
 * The service worker: hands out saved lessons when there is no network, and tells the platform what
 * was studied without it. It keeps nothing that was not saved by hand.
 */
/// <reference lib="webworker" />
import { removeLesson, SAVED, savedCopy, savedLessons } from "@/components/offline/saved";
import { tellAll } from "@/components/offline/tell";

declare const self: ServiceWorkerGlobalScope;

/** Longer than this nobody waits for a page they have in their pocket. */
const PATIENCE_MILLISECONDS = 5_000;

type SyncEvent = ExtendableEvent & { tag: string };

self.addEventListener("install", () => void self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (/^\/learn\/[^/]+\/lessons\/[^/]+$/.test(url.pathname)) {
    event.respondWith(lesson(request, url.pathname));
  } else if (/^\/api\/learning\/lessons\//.test(url.pathname)) {
    event.respondWith(fresh(request, url.pathname));
  } else if (/^\/(reader\/|icon\.svg$|learn\/[^/]+\/media\/)/.test(url.pathname)) {
    // A range of a film is never saved; what is saved never changes under its name.
    if (!request.headers.has("range")) event.respondWith(kept(request, url.pathname));
  } else if (request.mode === "navigate" && !url.pathname.startsWith("/packages/")) {
    // Whoever opens the site from the home screen without network finds what they have with them.
    event.respondWith(fetch(request).catch(nothingSaved));
  }
});

self.addEventListener("sync", (event) => {
  const { tag } = event as SyncEvent;
  if (tag === "study") (event as SyncEvent).waitUntil(tellAll());
});

/** The newest, or what is saved, or which lessons are. */
async function lesson(request: Request, path: string): Promise<Response> {
  const saved = await savedCopy(path);
  try {
    const response = await inTime(fetch(request), saved ? PATIENCE_MILLISECONDS : null);
    if (saved && response.ok && !response.redirected) await renew(path, response);
    // Whoever may no longer read it has no copy of it either.
    else if (saved && response.status < 500) await removeLesson(path);
    return response;
  } catch {
    return saved ?? (await nothingSaved());
  }
}

async function fresh(request: Request, path: string): Promise<Response> {
  const saved = await savedCopy(path);
  try {
    const response = await inTime(fetch(request), saved ? PATIENCE_MILLISECONDS : null);
    if (saved && response.ok) await renew(path, response);
    return response;
  } catch (error) {
    if (saved) return saved;
    throw error;
  }
}

async function kept(request: Request, path: string): Promise<Response> {
  return (await savedCopy(path)) ?? (await fetch(request));
}

async function renew(path: string, response: Response): Promise<void> {
  const cache = await caches.open(SAVED);
  await cache.put(path, response.clone());
}

function inTime(work: Promise<Response>, patience: number | null): Promise<Response> {
  if (patience === null) return work;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("Too slow")), patience);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function nothingSaved(): Promise<Response> {
  const items = (await savedLessons()).map(
    ({ path, title, courseTitle }) =>
      `<li><a href="${escaped(path)}">${escaped(courseTitle)}：${escaped(title)}</a></li>`,
  );
  const list =
    items.length > 0
      ? `<p>存在本机、现在就能读的：</p><ul>${items.join("")}</ul>`
      : "<p>本机没有存下课文。联网时在图文课的末尾按“存下这一课”，下次没有网也能读。</p>";
  const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>没有网络 · 五社学堂</title><style>body{font:18px/1.8 system-ui,sans-serif;max-width:36em;margin:0 auto;padding:2rem 1rem;background:Canvas;color:CanvasText;color-scheme:light dark}li{padding:.5rem 0}</style><h1>现在没有网络</h1><p>已学的进度都存在本机，联网后会自动同步。</p>${list}</html>`;
  return new Response(html, {
    status: 503,
    headers: { "content-type": "text/html; charset=utf-8" },
  });
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
