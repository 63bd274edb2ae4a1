/** The pictures that a file of questions brings along, by what is in them. Pure. */
import { createHash } from "node:crypto";
import { picturesIn, pictureText } from "@/lib/assessment/rules/question-text";
import { PICTURE_BYTES_MAX, PICTURE_PIXELS_MAX, pictureKind } from "@/lib/media/rules/picture";

/** Bytes by the path that texts name them with: `media/<sha256>.png`. */
export type Pictures = ReadonlyMap<string, Uint8Array>;

/** Looks a picture up by the address an image has, and says it in the words of our texts; null when it cannot be taken. */
export type PictureReader = (source: string, alt: string) => string | null;

/** What one file carries, coming or going; bytes in all. More is left out and named. */
export const PICTURES_MAX = 200;
export const PICTURES_BYTES_MAX = 64 * 1024 * 1024;

export class PictureBox {
  readonly pictures = new Map<string, Uint8Array>();
  private bytes = 0;

  /** Keeps a picture; null for what is none, and for what is too large. */
  take(content: Uint8Array, alt: string): string | null {
    const kind = pictureKind(content);
    if (!kind || content.length > PICTURE_BYTES_MAX) return null;
    if (Math.max(kind.width, kind.height) > PICTURE_PIXELS_MAX) return null;
    const hash = createHash("sha256").update(content).digest("hex");
    const path = `media/${hash}.${kind.ending}`;
    if (!this.pictures.has(path)) {
      const bytes = this.bytes + content.length;
      if (this.pictures.size >= PICTURES_MAX || bytes > PICTURES_BYTES_MAX) return null;
      this.bytes = bytes;
      this.pictures.set(path, content);
    }
    return pictureText({ alt, hash, ending: kind.ending });
  }

  /** Reads addresses that hold the picture themselves, and asks `find` for all others. */
  reader(find: (source: string) => Uint8Array | undefined): PictureReader {
    return (source, alt) => {
      const [, base64] = /^data:image\/[a-z+.-]+;base64,([\s\S]*)$/i.exec(source) ?? [];
      const content = base64 === undefined ? find(source) : bytesOf(base64);
      return content ? this.take(content, alt) : null;
    };
  }
}

/** The bytes of base64; empty for what is none. */
export function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, "base64"));
}

/** An address without its percent signs; as it is when they are no encoding. */
export function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** The paths of all pictures that texts name. */
export function picturePaths(texts: readonly string[]): string[] {
  const paths = texts.flatMap((text) =>
    picturesIn(text).map(({ hash, ending }) => `media/${hash}.${ending}`),
  );
  return [...new Set(paths)];
}
