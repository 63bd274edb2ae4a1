/** The settings under which the application runs: what is given counts, what is missing is made up. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { readJson, writePrivate } from "./private-files.mjs";
import { searchPath } from "./project.mjs";
import { Halt } from "./speech.mjs";

/**
 * @param {{ databaseUrl: string, embedded: boolean, dataFolder: string, port: number,
 *   mode?: "production" | "development" }} facts
 * @returns {NodeJS.ProcessEnv & Record<string, string | undefined>}
 */
export function applicationEnvironment({ databaseUrl, embedded, dataFolder, port, mode }) {
  return {
    ...process.env,
    PATH: searchPath(),
    NODE_ENV: mode ?? "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(port),
    WUSHE_DATA: dataFolder,
    MEDIA_FOLDER: process.env.MEDIA_FOLDER || join(dataFolder, "media"),
    DATABASE_URL: databaseUrl,
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || `http://localhost:${port}`,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || keptSecret(dataFolder),
    ...(embedded ? { DEMO: process.env.DEMO ?? "1" } : {}),
  };
}

/** Whoever runs an own database in production says which secret signs its sessions. */
export function requireSecret() {
  if (process.env.NODE_ENV !== "production" || process.env.NEXTAUTH_SECRET) return;
  throw new Halt(
    "缺少 NEXTAUTH_SECRET：使用自己的数据库并设 NODE_ENV=production 时必须给出它。可用 openssl rand -base64 32 生成，写进 .env 或环境变量。",
  );
}

/** Sessions stay valid over restarts because the secret does. */
function keptSecret(/** @type {string} */ dataFolder) {
  const file = join(dataFolder, "secrets.json");
  const kept = read(file);
  if (kept?.nextauthSecret) return String(kept.nextauthSecret);
  const nextauthSecret = randomBytes(32).toString("base64");
  writePrivate(file, `${JSON.stringify({ ...kept, nextauthSecret }, null, 2)}\n`);
  return nextauthSecret;
}

function read(/** @type {string} */ file) {
  try {
    return readJson(file);
  } catch {
    throw new Halt(
      `读不到 ${file}：它属于另一个用户。请用当初启动的用户（或 root）运行，或用 WUSHE_DATA=路径 换一个数据文件夹。`,
    );
  }
}
