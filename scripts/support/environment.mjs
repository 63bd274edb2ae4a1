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
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || kept(dataFolder, "nextauthSecret", secret),
    FIELD_KEYS: process.env.FIELD_KEYS || kept(dataFolder, "fieldKeys", () => `a:${secret()}`),
    ...(embedded ? { DEMO: process.env.DEMO ?? "1" } : {}),
  };
}

/** What an own database in production cannot have made up: another start would make up another. */
const needed = {
  NEXTAUTH_SECRET: "可用 openssl rand -base64 32 生成，写进 .env 或环境变量。",
  FIELD_KEYS:
    "它加密证件号码，丢了就读不出来；写成 编号:密钥，如 FIELD_KEYS=a:$(openssl rand -base64 32)，并另外备份。",
};

/** Whoever runs an own database in production says which secrets sign its sessions and seal its fields. */
export function requireSecret() {
  if (process.env.NODE_ENV !== "production") return;
  for (const [name, how] of Object.entries(needed)) {
    if (process.env[name]) continue;
    throw new Halt(`缺少 ${name}：使用自己的数据库并设 NODE_ENV=production 时必须给出它。${how}`);
  }
}

const secret = () => randomBytes(32).toString("base64");

/** Sessions stay valid over restarts, and sealed fields readable, because what is made up is kept. */
function kept(
  /** @type {string} */ dataFolder,
  /** @type {string} */ name,
  /** @type {() => string} */ make,
) {
  const file = join(dataFolder, "secrets.json");
  const all = read(file);
  if (all?.[name]) return String(all[name]);
  const made = make();
  writePrivate(file, `${JSON.stringify({ ...all, [name]: made }, null, 2)}\n`);
  return made;
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
