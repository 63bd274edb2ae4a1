/** How a file from the library is called in a course's folder. Pure. */
import type { MediaKind, StoredType } from "@/lib/media/model";

const endings: Partial<Record<StoredType, string>> = {
  "video/mp4": "mp4",
  "audio/mp4": "m4a",
  "audio/mpeg": "mp3",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/gif": "gif",
  "image/svg+xml": "svg",
  "application/pdf": "pdf",
  "application/zip": "zip",
  "text/vtt": "vtt",
};

const stems: Record<MediaKind, string> = {
  ...{ film: "video", recording: "audio", picture: "picture", figure: "figure" },
  ...{ document: "document", courseware: "courseware", captions: "captions" },
};

/** The ending that says what the bytes are; null for parts of films, which are put in by folder only. */
export function endingOf(type: StoredType): string | null {
  return endings[type] ?? null;
}

type File = { name: string; type: StoredType; kind: MediaKind; sha256: string };

/**
 * A path that is free: the name's Latin letters and digits where it has some, else the kind and the first
 * signs of the hash. Null for a type that is not put into courses one by one.
 */
export function freePath(file: File, taken: ReadonlySet<string>): string | null {
  const ending = endingOf(file.type);
  if (!ending) return null;
  const latin = file.name
    .replace(/\.[a-z0-9]+$/i, "")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
  const stem = /[a-z]{2}/.test(latin) ? latin : `${stems[file.kind]}-${file.sha256.slice(0, 6)}`;
  for (let number = 1; ; number += 1) {
    const path = `media/${stem}${number === 1 ? "" : `-${number}`}.${ending}`;
    if (!taken.has(path)) return path;
  }
}

/** A text in which one file's path stands in another's place; longer paths that begin alike are left alone. */
export function withPath(text: string, from: string, to: string): string {
  const exact = new RegExp(`(?<![\\w/-])${from.replace(/[.]/g, "\\.")}(?![\\w-])`, "g");
  return text.replace(exact, to);
}
