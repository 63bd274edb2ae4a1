import "server-only";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { env, searchPath } from "@/lib/platform/env";

const PATIENCE_MILLISECONDS = 30_000;
const OUTPUT_BYTES_MAX = 32 * 1024 * 1024;

let known: Promise<boolean> | null = null;

/** Whether ffmpeg is on this machine. A yes is kept; after a no, which may have been a busy moment, it is asked anew. */
export function hasFfmpeg(): Promise<boolean> {
  known ??= run(["-version"]).then((output) => {
    if (output === null) known = null;
    return output !== null;
  });
  return known;
}

/**
 * One picture out of a film, as PNG, no wider than 1280; null when it could not be made in time. The file
 * is read as MP4 and nothing else: no list of files, no address that it names is followed.
 */
export async function stillOf(path: string, atSeconds: number): Promise<Uint8Array | null> {
  const output = await run([
    ...["-nostdin", "-hide_banner", "-v", "error", "-threads", "1"],
    ...["-protocol_whitelist", "file", "-f", "mov", "-ss", atSeconds.toFixed(2)],
    ...["-i", `file:${path}`, "-frames:v", "1", "-an", "-sn", "-dn"],
    ...["-vf", "scale='min(1280,iw)':-2", "-c:v", "png", "-f", "image2pipe", "pipe:1"],
  ]);
  return output && output.length > 0 ? output : null;
}

/** What ffmpeg wrote; null when it is not there, failed, took too long or wrote too much. */
async function run(args: string[]): Promise<Uint8Array | null> {
  const program = env.FFMPEG_FOLDER
    ? join(/* turbopackIgnore: true */ env.FFMPEG_FOLDER, "ffmpeg")
    : "ffmpeg";
  return await new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ["ignore", "pipe", "ignore"],
      // It reads strangers' files, so it is told none of the settings.
      env: { PATH: searchPath, NODE_ENV: env.NODE_ENV },
    });
    const parts: Buffer[] = [];
    let length = 0;
    const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MILLISECONDS);
    child.stdout.on("data", (part: Buffer) => {
      length += part.length;
      parts.push(part);
      if (length > OUTPUT_BYTES_MAX) child.kill("SIGKILL");
    });
    child.on("error", () => {
      clearTimeout(timer);
      resolve(null);
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? Buffer.concat(parts) : null);
    });
  });
}
