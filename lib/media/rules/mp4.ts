/** What an MP4 file says of its tracks (ISO/IEC 14496-12), and where in it to look. Pure. */

export type BoxHead = { type: string; bytes: number; head: number };

/** A box's name and length, from its first 16 bytes; null when they are none. `left`: bytes to the file's end. */
export function boxHead(start: Uint8Array, left: number): BoxHead | null {
  if (start.length < 8) return null;
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  const type = String.fromCharCode(...start.subarray(4, 8));
  const short = view.getUint32(0);
  if (short === 1) {
    if (start.length < 16) return null;
    const bytes = Number(view.getBigUint64(8));
    return bytes >= 16 && bytes <= left ? { type, bytes, head: 16 } : null;
  }
  const bytes = short === 0 ? left : short;
  return bytes >= 8 && bytes <= left ? { type, bytes, head: 8 } : null;
}

/** Boxes of these names hold others. */
const HOLDERS = new Set(["moov", "trak", "mdia", "minf", "stbl"]);

type Track = { width: number; height: number; codecs: string[] };

/** Size and coding of the picture in a film, from its whole `moov` box; null when it has none. */
export function pictureTrack(moov: Uint8Array): Track | null {
  const tracks = tracksOf(moov, 0, moov.length);
  return tracks.find(({ width, height }) => width > 0 && height > 0) ?? null;
}

function tracksOf(bytes: Uint8Array, from: number, to: number): Track[] {
  const found: Track[] = [];
  for (const { type, at, end } of boxesIn(bytes, from, to)) {
    if (type === "trak") found.push(trackOf(bytes, at, end));
    else if (type === "moov") found.push(...tracksOf(bytes, at, end));
  }
  return found;
}

function trackOf(bytes: Uint8Array, from: number, to: number): Track {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const track: Track = { width: 0, height: 0, codecs: [] };
  const visit = (start: number, stop: number) => {
    for (const { type, at, end } of boxesIn(bytes, start, stop)) {
      // The last eight bytes of a track header: width and height, in 16.16 fixed point.
      if (type === "tkhd" && end - at >= 84) {
        track.width = Math.round(view.getUint32(end - 8) / 65536);
        track.height = Math.round(view.getUint32(end - 4) / 65536);
      } else if (type === "stsd") {
        for (const entry of boxesIn(bytes, at + 8, end)) track.codecs.push(entry.type);
      } else if (HOLDERS.has(type)) visit(at, end);
    }
  };
  visit(from, to);
  return track;
}

function* boxesIn(bytes: Uint8Array, from: number, to: number) {
  for (let at = from; at + 8 <= to; ) {
    const box = boxHead(bytes.subarray(at, Math.min(at + 16, to)), to - at);
    if (!box) return;
    yield { type: box.type, at: at + box.head, end: at + box.bytes };
    at += box.bytes;
  }
}
