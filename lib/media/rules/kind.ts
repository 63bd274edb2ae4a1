/** What a file is, told from its first bytes: its name may say anything. Pure. */
import { MEDIA_PATH, type MediaEnding, type MediaType, mediaTypes } from "@/lib/media/model";

/** The type of a file whose name and content agree; null when they don't, or it is no known type. */
export function mediaType(path: string, content: Uint8Array): MediaType | null {
  const ending = MEDIA_PATH.exec(path)?.[1] as MediaEnding | undefined;
  return ending && beginsAs[ending](content) ? mediaTypes[ending] : null;
}

const beginsAs: Record<MediaEnding, (content: Uint8Array) => boolean> = {
  mp4: (content) => ascii(content, 4, 8) === "ftyp",
  vtt: (content) => /^(\u00ef\u00bb\u00bf)?WEBVTT(\s|$)/.test(ascii(content, 0, 16)),
  jpg: (content) => content[0] === 0xff && content[1] === 0xd8 && content[2] === 0xff,
  png: (content) => ascii(content, 0, 8) === "\u0089PNG\r\n\u001a\n",
  webp: (content) => ascii(content, 0, 4) === "RIFF" && ascii(content, 8, 12) === "WEBP",
  gif: (content) => /^GIF8[79]a$/.test(ascii(content, 0, 6)),
  pdf: (content) => ascii(content, 0, 5) === "%PDF-",
};

function ascii(content: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...content.subarray(from, to));
}
