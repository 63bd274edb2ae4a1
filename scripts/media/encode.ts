/** Pictures and their seconds → an H.264 file that every phone plays, small because nothing moves. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const FRAMES_A_SECOND = 10;

/** @throws when ffmpeg is missing or refuses */
export async function encodeVideo(
  pictures: readonly { file: string; seconds: number }[],
  output: string,
  scratch: string,
) {
  const list = join(scratch, "list.txt");
  const lines = pictures.map(({ file, seconds }) => `file '${file}'\nduration ${seconds}`);
  // The last picture is named twice: its duration counts only when another entry follows.
  writeFileSync(list, `${[...lines, `file '${pictures.at(-1)?.file}'`].join("\n")}\n`);
  const seconds = pictures.reduce((sum, picture) => sum + picture.seconds, 0);
  const { status, stderr, error } = spawnSync(
    "ffmpeg",
    [
      ...["-y", "-loglevel", "error", "-f", "concat", "-safe", "0", "-i", list],
      ...["-vf", `fps=${FRAMES_A_SECOND},format=yuv420p`, "-t", String(seconds)],
      ...["-c:v", "libx264", "-preset", "veryslow", "-tune", "stillimage", "-crf", "26"],
      ...["-g", String(FRAMES_A_SECOND * 10), "-an", "-movflags", "+faststart"],
      // Nothing in the file tells when or with what it was made.
      ...["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", output],
    ],
    { encoding: "utf8" },
  );
  if (error) throw new Error("没有找到 ffmpeg（Debian：apt-get install ffmpeg）");
  if (status !== 0) throw new Error(`ffmpeg：${stderr}`);
}
