/** What a file is, told from its first bytes: its name may say anything. Pure. */
import { MEDIA_PATH, type MediaEnding, type MediaType, mediaTypes } from "@/lib/media/model";

/** The type of a file whose name and content agree; null when they don't, or it is no known type. */
export function mediaType(path: string, content: Uint8Array): MediaType | null {
  const ending = MEDIA_PATH.exec(path)?.[1] as MediaEnding | undefined;
  return ending && beginsAs[ending](content) ? mediaTypes[ending] : null;
}

const beginsAs: Record<MediaEnding, (content: Uint8Array) => boolean> = {
  mp4: (content) => ascii(content, 4, 8) === "ftyp",
  m4a: (content) => ascii(content, 4, 8) === "ftyp",
  mp3: (content) => ascii(content, 0, 3) === "ID3" || isMpegFrame(content),
  m3u8: (content) => /^#EXTM3U\s/.test(ascii(content, 0, 8)),
  // A transport stream says its sync byte at the head of each packet of 188 bytes.
  ts: (content) => content[0] === 0x47 && (content.length <= 188 || content[188] === 0x47),
  m4s: (content) => /^(styp|moof|sidx|ftyp)$/.test(ascii(content, 4, 8)),
  zip: (content) => ascii(content, 0, 4) === "PK\u0003\u0004",
  vtt: (content) => /^(\u00ef\u00bb\u00bf)?WEBVTT(\s|$)/.test(ascii(content, 0, 16)),
  jpg: (content) => content[0] === 0xff && content[1] === 0xd8 && content[2] === 0xff,
  png: (content) => ascii(content, 0, 8) === "\u0089PNG\r\n\u001a\n",
  webp: (content) => ascii(content, 0, 4) === "RIFF" && ascii(content, 8, 12) === "WEBP",
  gif: (content) => /^GIF8[79]a$/.test(ascii(content, 0, 6)),
  pdf: (content) => ascii(content, 0, 5) === "%PDF-",
};

/** Eleven bits of one begin a frame; the layer bits say it is layer III. */
function isMpegFrame(content: Uint8Array): boolean {
  const second = content[1] ?? 0;
  return content[0] === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) === 0x02;
}

function ascii(content: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...content.subarray(from, to));
}
