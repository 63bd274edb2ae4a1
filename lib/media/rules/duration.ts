/** How long a film or a recording in an MP4 file is, from its movie header (ISO/IEC 14496-12 §8.2.2). Pure. */

/** Seconds; null when the file has no readable header. */
export function mp4Seconds(content: Uint8Array): number | null {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const movie = findBox(view, "moov", 0, content.length);
  const header = movie && findBox(view, "mvhd", movie.from, movie.to);
  if (!header || header.to - header.from < 20) return null;
  // Version 1 counts in 64 bits, version 0 in 32.
  const long = view.getUint8(header.from) === 1;
  if (long && header.to - header.from < 32) return null;
  const scale = view.getUint32(header.from + (long ? 20 : 12));
  const length = long
    ? Number(view.getBigUint64(header.from + 24))
    : view.getUint32(header.from + 16);
  return scale > 0 && length > 0 ? length / scale : null;
}

type Box = { from: number; to: number };

function findBox(view: DataView, type: string, from: number, to: number): Box | null {
  let at = from;
  while (at + 8 <= to) {
    const short = view.getUint32(at);
    const large = short === 1 && at + 16 <= to;
    const size = large ? Number(view.getBigUint64(at + 8)) : short || to - at;
    const head = large ? 16 : 8;
    if (size < head || at + size > to) return null;
    if (nameAt(view, at + 4) === type) return { from: at + head, to: at + size };
    at += size;
  }
  return null;
}

function nameAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
}
