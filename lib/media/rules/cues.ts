/** The words of a WebVTT file with their times (W3C WebVTT, cue blocks). Pure. */
import type { Cue } from "@/lib/media/model";

const TIMES = /^((?:\d+:)?\d{2}:\d{2}\.\d{3})\s+-->\s+((?:\d+:)?\d{2}:\d{2}\.\d{3})/;

/** The cues in the order of the file; what has no times is no cue. */
export function readCues(vtt: string): Cue[] {
  return vtt
    .replaceAll("\r", "")
    .split(/\n{2,}/)
    .flatMap((block) => {
      const lines = block.split("\n");
      const at = lines.findIndex((line) => line.includes("-->"));
      const times = TIMES.exec(lines[at]?.trim() ?? "");
      const text = lines
        .slice(at + 1)
        .join("")
        .replace(/<[^>]*>/g, "")
        .trim();
      return times ? [{ from: seconds(times[1]), to: seconds(times[2]), text }] : [];
    });
}

function seconds(timestamp = ""): number {
  return timestamp.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}
