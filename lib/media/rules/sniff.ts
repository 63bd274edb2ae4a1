/** What bytes are that somebody uploads, whatever their name says. Pure. */
import type { MediaKind, StoredType } from "@/lib/media/model";
import { pictureKind } from "@/lib/media/rules/picture";

/** As many first bytes as any decision below needs. */
export const HEAD_BYTES = 4096;

/** Why bytes are not taken. */
export type Rejection = "media.kind_unknown" | "media.program" | "media.heic" | "media.mov";

export type Sniffed = { type: StoredType } | { rejection: Rejection };

/** Programs of all systems, archives that are none of ours, and old Office files (which may hold macros). */
const strangers: [string, Rejection][] = [
  ["MZ", "media.program"],
  ["\u007fELF", "media.program"],
  ["#!", "media.program"],
  ["\u00ca\u00fe\u00ba\u00be", "media.program"],
  ["\u00fe\u00ed\u00fa", "media.program"],
  ["\u00ce\u00fa\u00ed\u00fe", "media.program"],
  ["\u00cf\u00fa\u00ed\u00fe", "media.program"],
  ["dex\n", "media.program"],
  ["\u0000asm", "media.program"],
  ["!<arch>", "media.program"],
];

const MARKUP =
  /<(!doctype\s+html|html|head|body|script|iframe|meta|link|style|form|\?php|%)[\s>/=]?/i;

/** What a file is, from its first bytes (all of them, or `HEAD_BYTES`). */
export function sniff(head: Uint8Array): Sniffed {
  const start = latin(head.subarray(0, HEAD_BYTES));
  const stranger = strangers.find(([mark]) => start.startsWith(mark));
  if (stranger) return { rejection: stranger[1] };
  const picture = pictureKind(head) ?? headlessJpeg(start);
  if (picture) return { type: picture.type };
  if (start.slice(4, 8) === "ftyp") return ofBrand(start.slice(8, 12));
  if (start.startsWith("PK\u0003\u0004")) return { type: "application/zip" };
  const text = textOf(head);
  if (text !== null) return ofText(text);
  // A film or a document may say anything in the middle, but a page in front is meant for a browser.
  if (MARKUP.test(start.slice(0, 1024))) return { rejection: "media.program" };
  if (start.startsWith("%PDF-")) return { type: "application/pdf" };
  if (start.startsWith("ID3") || isMpegFrame(head)) return { type: "audio/mpeg" };
  return { rejection: "media.kind_unknown" };
}

/** A JPEG whose head is longer than what was looked at: its size comes after a preview, perhaps. */
function headlessJpeg(start: string): { type: "image/jpeg" } | null {
  return /^\u00ff\u00d8\u00ff[\u00e0-\u00ef\u00db\u00fe]/.test(start)
    ? { type: "image/jpeg" }
    : null;
}

function ofBrand(brand: string): Sniffed {
  if (/^(heic|heix|hevc|heim|mif1|msf1|avif|avis)$/.test(brand)) return { rejection: "media.heic" };
  if (brand === "qt  ") return { rejection: "media.mov" };
  return { type: /^M4[AB] $/.test(brand) ? "audio/mp4" : "video/mp4" };
}

/** Text: captions, a figure, or a page that a browser would run. */
function ofText(text: string): Sniffed {
  if (/^WEBVTT(\s|$)/.test(text)) return { type: "text/vtt" };
  const figure =
    /^\s*(<\?xml[^>]*>\s*)?(<!doctype svg[^>]*>\s*)?(<!--(?:(?!--)[\s\S])*-->\s*)*<svg[\s/>]/i.test(
      text,
    );
  if (figure) return { type: "image/svg+xml" };
  if (text.startsWith("%PDF-")) {
    return MARKUP.test(text.slice(0, 1024))
      ? { rejection: "media.program" }
      : { type: "application/pdf" };
  }
  return { rejection: MARKUP.test(text) ? "media.program" : "media.kind_unknown" };
}

/** The text of bytes that are UTF-8 and hold no control signs; null for others. */
function textOf(head: Uint8Array): string | null {
  // The last sign may be cut in two.
  for (const cut of [0, 1, 2, 3]) {
    try {
      const part = head.subarray(0, Math.min(head.length, HEAD_BYTES) - cut);
      const text = new TextDecoder("utf-8", { fatal: true }).decode(part);
      return part.some((byte) => byte < 9 || (byte > 13 && byte < 32)) ? null : text;
    } catch {}
  }
  return null;
}

function isMpegFrame(head: Uint8Array): boolean {
  const second = head[1] ?? 0;
  return head[0] === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) === 0x02;
}

function latin(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

/**
 * Whether a file that is none ends as an archive: it would be one thing to a player and another to whatever
 * opens archives (the list of an archive stands at its end). `tail` is its last 64 KiB, or all of it.
 */
export function endsAsArchive(tail: Uint8Array, bytes: number): boolean {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (view.getUint32(at) !== 0x504b0506) continue;
    const [entries, size] = [view.getUint16(at + 10, true), view.getUint32(at + 12, true)];
    const listAt = at - size;
    if (entries > 0 && size > 0 && bytes - tail.length + listAt >= 0) {
      if (listAt < 0 || view.getUint32(listAt) === 0x504b0102) return true;
    }
  }
  return false;
}

const kinds: Record<string, MediaKind> = {
  "video/mp4": "film",
  "audio/mp4": "recording",
  "audio/mpeg": "recording",
  "image/jpeg": "picture",
  "image/png": "picture",
  "image/webp": "picture",
  "image/gif": "picture",
  "image/svg+xml": "figure",
  "application/pdf": "document",
  "application/zip": "courseware",
  "text/vtt": "captions",
};

/** What a stored file is to people; parts of a film in bit rates are a film. */
export function kindOf(type: StoredType): MediaKind {
  return kinds[type] ?? "film";
}

const endings: Record<string, MediaKind> = {
  ...{ mp4: "film", m4v: "film", mov: "film", m4a: "recording", mp3: "recording" },
  ...{ jpg: "picture", jpeg: "picture", png: "picture", webp: "picture", gif: "picture" },
  ...{ heic: "picture", svg: "figure", pdf: "document", zip: "courseware", vtt: "captions" },
};

/** What a name claims; null when such files are not taken at all. */
export function claimedKind(name: string): MediaKind | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name.trim())?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(endings, ending) ? (endings[ending] ?? null) : null;
}

const MEGABYTE = 1024 * 1024;

/** The most bytes that a file of each kind may have; films as the platform is set. */
export function bytesMax(kind: MediaKind, filmMegabytes: number): number {
  const megabytes: Record<MediaKind, number> = {
    ...{ film: filmMegabytes, recording: 200, picture: 30, figure: 0.5 },
    ...{ document: 100, courseware: 200, captions: 1 },
  };
  return megabytes[kind] * MEGABYTE;
}
