/** Unpacks one file of a zip, piece by piece; what does not agree with the directory is refused. Pure. */
import { Inflate } from "fflate";
import { UnreadableFile } from "@/lib/transfer/rules/exchange/unreadable";
import type { ZipEntry } from "@/lib/transfer/rules/exchange/zip-directory";

/** Bytes handed to the unpacker at a time, so that a bomb is noticed before it has gone off. */
export const STEP = 64 * 1024;

/** Takes packed bytes in order and hands on the unpacked ones. */
export class Unpacker {
  private crc = 0;
  private bytes = 0;
  private ended = false;
  private readonly inflate: Inflate | null;

  /** @throws UnreadableFile when it is packed in a way that few programs use */
  constructor(
    private readonly entry: ZipEntry,
    private readonly take: (part: Uint8Array) => void,
  ) {
    if (entry.method !== 0 && entry.method !== 8) {
      throw new UnreadableFile("压缩方式少见，读不了，请用普通的 ZIP 格式重新压缩");
    }
    const ondata = (part: Uint8Array, final: boolean) => this.given(part, final);
    this.inflate = entry.method === 8 ? new Inflate(ondata) : null;
  }

  /** @throws UnreadableFile on damage, and when more comes out than the directory says */
  push(packed: Uint8Array, last: boolean): void {
    for (let at = 0; at < packed.length || (last && at === 0); at += STEP) {
      const part = packed.subarray(at, at + STEP);
      const isLast = last && at + STEP >= packed.length;
      if (this.inflate) this.inflated(part, isLast);
      else this.given(part, isLast);
    }
    if (!last) return;
    if (!this.ended || this.bytes !== this.entry.bytes || this.crc !== this.entry.crc)
      throw damaged();
  }

  private inflated(part: Uint8Array, last: boolean): void {
    try {
      this.inflate?.push(part, last);
    } catch (error) {
      throw error instanceof UnreadableFile ? error : damaged();
    }
  }

  private given(part: Uint8Array, final: boolean): void {
    this.bytes += part.length;
    if (this.bytes > this.entry.bytes) throw damaged();
    this.crc = crc32(part, this.crc);
    this.ended ||= final;
    if (part.length > 0) this.take(part);
  }
}

function damaged(): UnreadableFile {
  return new UnreadableFile("压缩包已损坏，解不开");
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** The checksum that zip files use, going on from that of what came before. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  for (let at = 0; at < bytes.length; at += 1) {
    crc = (crc >>> 8) ^ (table[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  }
  return ~crc >>> 0;
}
