import "server-only";
import { readFigure } from "@/lib/catalogue/rules/figure";
import type { MediaFacts, MediaHint, MediaTrouble, StoredType } from "@/lib/media/model";
import { type DerivativeRole, derivativeWidths } from "@/lib/media/model";
import { readCues } from "@/lib/media/rules/cues";
import { mp4Seconds } from "@/lib/media/rules/duration";
import { mp3Seconds, soundStart } from "@/lib/media/rules/mp3";
import { boxHead, pictureTrack } from "@/lib/media/rules/mp4";
import { carriesMore } from "@/lib/media/rules/picture-extras";
import { endsAsArchive } from "@/lib/media/rules/sniff";
import { countPages } from "@/lib/platform/documents";
import { hasFfmpeg, stillOf } from "@/lib/platform/films";
import {
  posterPicture,
  readPicture,
  rebuildPicture,
  smallerPicture,
} from "@/lib/platform/pictures";
import { storeBytes, storedBytes, withLocalFile } from "@/lib/platform/stored-bytes";
import { readCourseware } from "@/lib/transfer/rules/courseware";

/** A phone's screen at its sharpest; what is larger was meant for print. */
const EDGE_MAX = 2560;
/** The index of a film of hours; a larger one is damaged or hostile. */
const INDEX_BYTES_MAX = 32 * 1024 * 1024;
const TAIL_BYTES = 64 * 1024;

type Derivative = {
  role: DerivativeRole;
  fileSha256: string;
  bytes: number;
  width: number;
  height: number;
};

/** What became of a file that somebody uploaded: what courses may use, or why they may not. */
export type Inspected =
  | { sha256: string; bytes: number; facts: MediaFacts; derivatives: Derivative[] }
  | { trouble: MediaTrouble; detail?: string };

type Uploaded = { sha256: string; bytes: number; type: StoredType };

/** Looks at a file that has arrived, and makes of it what courses need. Writes to the store only. */
export async function inspectMedia(file: Uploaded): Promise<Inspected> {
  if (file.type !== "application/zip" && (await hidesArchive(file))) {
    return { trouble: "two_in_one" };
  }
  switch (file.type) {
    case "video/mp4":
    case "audio/mp4":
      return await inspectFilm(file);
    case "audio/mpeg":
      return await inspectRecording(file);
    case "application/pdf":
      return await inspectDocument(file);
    case "application/zip":
      return await inspectCourseware(file);
    case "image/svg+xml":
      return inspectFigure(file, textOf(await whole(file)));
    case "text/vtt":
      return inspectCaptions(file, textOf(await whole(file)));
    default:
      return await inspectPicture(file);
  }
}

const plain = ({ sha256, bytes }: Uploaded, facts: MediaFacts = {}) => ({
  ...{ sha256, bytes, facts },
  derivatives: [],
});

async function whole({ sha256, bytes }: Uploaded): Promise<Uint8Array> {
  return await storedBytes(sha256, 0, bytes);
}

async function hidesArchive({ sha256, bytes, type }: Uploaded): Promise<boolean> {
  // What hangs on a picture is left off when it is made anew.
  if (type.startsWith("image/") && type !== "image/svg+xml") return false;
  const length = Math.min(bytes, TAIL_BYTES + 22);
  return endsAsArchive(await storedBytes(sha256, bytes - length, length), bytes);
}

async function inspectPicture(file: Uploaded): Promise<Inspected> {
  let content = await whole(file);
  const facts = await readPicture(content);
  if (typeof facts === "string") return { trouble: facts };
  const large = Math.max(facts.width, facts.height) > EDGE_MAX;
  let hint: MediaHint | undefined;
  let { width, height } = facts;
  if (large || facts.turned || carriesMore(content, file.type)) {
    const rebuilt = await rebuildPicture(content, file.type, EDGE_MAX);
    if (!rebuilt) return { trouble: "damaged" };
    ({ content, width, height } = rebuilt);
    hint = large ? "shrunk" : "stripped";
  }
  const derivatives: Derivative[] = [];
  for (const [role, pixels] of Object.entries(derivativeWidths)) {
    const made = await smallerPicture(content, pixels);
    if (made) derivatives.push(await kept(role as DerivativeRole, made));
    else if (pixels < width) return { trouble: "damaged" };
  }
  // A small picture is unpacked once, so that a damaged one is not found by those who read.
  if (derivatives.length === 0 && !(await posterPicture(content, width))) {
    return { trouble: "damaged" };
  }
  const sha256 = await storeBytes(content);
  const found = { width, height, ...(hint && { hint }) };
  return { sha256, bytes: content.length, facts: found, derivatives };
}

async function kept(
  role: DerivativeRole,
  { content, width, height }: { content: Uint8Array; width: number; height: number },
): Promise<Derivative> {
  const fileSha256 = await storeBytes(content);
  return { role, fileSha256, bytes: content.length, width, height };
}

async function inspectFilm(file: Uploaded): Promise<Inspected> {
  const index = await filmIndex(file);
  const seconds = index && mp4Seconds(index);
  if (!index || !seconds) return { trouble: "damaged" };
  const track = file.type === "video/mp4" ? pictureTrack(index) : null;
  if (!track) return plain(file, { seconds });
  const isHevc = track.codecs.some((codec) => /^h(vc|ev)1$/.test(codec));
  const still = await posterOf(file.sha256, seconds);
  const hint = isHevc ? ("hevc" as const) : still.hint;
  const { width, height } = track;
  return {
    ...{ sha256: file.sha256, bytes: file.bytes, derivatives: still.made },
    facts: { seconds, width, height, ...(hint && { hint }) },
  };
}

/** The box in which a film says what is in it, wherever it stands; null when there is none to be read. */
async function filmIndex({ sha256, bytes }: Uploaded): Promise<Uint8Array | null> {
  for (let at = 0, boxes = 0; at + 8 <= bytes && boxes < 1000; boxes += 1) {
    const box = boxHead(await storedBytes(sha256, at, Math.min(16, bytes - at)), bytes - at);
    if (!box) return null;
    if (box.type === "moov") {
      return box.bytes <= INDEX_BYTES_MAX ? await storedBytes(sha256, at, box.bytes) : null;
    }
    at += box.bytes;
  }
  return null;
}

async function posterOf(
  sha256: string,
  seconds: number,
): Promise<{ made: Derivative[]; hint?: MediaHint }> {
  if (!(await hasFfmpeg())) return { made: [], hint: "no_ffmpeg" };
  // The first moments are often black.
  const at = Math.min(3, seconds / 3);
  const still = await withLocalFile(sha256, (path) => stillOf(path, at));
  const poster = still && (await posterPicture(still, 1280));
  return poster ? { made: [await kept("poster", poster)] } : { made: [], hint: "no_still" };
}

async function inspectRecording(file: Uploaded): Promise<Inspected> {
  const head = await storedBytes(file.sha256, 0, Math.min(10, file.bytes));
  const start = Math.min(soundStart(head), file.bytes);
  const sound = await storedBytes(file.sha256, start, Math.min(16 * 1024, file.bytes - start));
  const seconds = mp3Seconds(sound, file.bytes - start);
  return seconds ? plain(file, { seconds }) : { trouble: "damaged" };
}

async function inspectDocument(file: Uploaded): Promise<Inspected> {
  const pages = await countPages(await whole(file));
  if (typeof pages === "string") return { trouble: pages };
  return pages > 0 ? plain(file, { pages }) : { trouble: "damaged" };
}

async function inspectCourseware(file: Uploaded): Promise<Inspected> {
  const courseware = readCourseware(await whole(file));
  return courseware.ok
    ? plain(file, { courseware: courseware.value })
    : { trouble: "not_courseware", detail: courseware.message };
}

function inspectFigure(file: Uploaded, text: string | null): Inspected {
  const { svg, faults } = readFigure(text ?? "");
  if (svg) return plain(file);
  const told = faults.slice(0, 3).map(({ line, message }) => `第${line}行：${message}`);
  return { trouble: "unsafe_figure", detail: told.join("；") };
}

function inspectCaptions(file: Uploaded, text: string | null): Inspected {
  return text !== null && readCues(text).length > 0 ? plain(file) : { trouble: "bad_captions" };
}

function textOf(content: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return null;
  }
}
