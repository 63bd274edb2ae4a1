/** How long a recording in MPEG layer III is, from its first frame (ISO/IEC 11172-3). Pure. */

const BITRATES: Record<string, number[]> = {
  "1": [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  "2": [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const RATES = [44100, 48000, 32000];

/** Where the sound begins: after the notes in front of it (ID3v2), if any. */
export function soundStart(head: Uint8Array): number {
  if (head.length < 10 || String.fromCharCode(...head.subarray(0, 3)) !== "ID3") return 0;
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((head[at] ?? 0) & 0x7f), 0);
  const footer = ((head[5] ?? 0) & 0x10) !== 0 ? 10 : 0;
  return 10 + size + footer;
}

/**
 * Seconds of sound; null when there is no frame. `sound` begins where the sound does and holds a few
 * kilobytes; `bytes` is how much sound there is in all.
 */
export function mp3Seconds(sound: Uint8Array, bytes: number): number | null {
  for (let at = 0; at + 4 <= sound.length; at += 1) {
    const frame = frameAt(sound, at);
    if (!frame) continue;
    const frames = countedFrames(sound.subarray(at, at + 200));
    if (frames) return (frames * frame.samples) / frame.rate;
    return ((bytes - at) * 8) / frame.bitrate;
  }
  return null;
}

function frameAt(sound: Uint8Array, at: number) {
  const [first = 0, second = 0, third = 0] = sound.subarray(at, at + 3);
  if (first !== 0xff || (second & 0xe0) !== 0xe0 || (second & 0x06) !== 0x02) return null;
  const version = (second >> 3) & 3;
  if (version === 1) return null;
  const first1 = version === 3;
  const kilobits = BITRATES[first1 ? "1" : "2"]?.[third >> 4];
  const rate = RATES[(third >> 2) & 3];
  if (!kilobits || !rate) return null;
  const slower = first1 ? 1 : version === 2 ? 2 : 4;
  return { bitrate: kilobits * 1000, rate: rate / slower, samples: first1 ? 1152 : 576 };
}

/** Files of varying bit rate say in their first frame how many there are. */
function countedFrames(frame: Uint8Array): number | null {
  const text = String.fromCharCode(...frame);
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const xing = /Xing|Info/.exec(text)?.index;
  if (xing !== undefined && xing + 12 <= frame.length) {
    return (view.getUint32(xing + 4) & 1) === 1 ? view.getUint32(xing + 8) : null;
  }
  const vbri = text.indexOf("VBRI");
  return vbri >= 0 && vbri + 18 <= frame.length ? view.getUint32(vbri + 14) : null;
}
