/** The cluster on disk: made once, opened only by the version that made it. */
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { program } from "./postgres-binaries.mjs";
import { writePrivate } from "./private-files.mjs";
import { run } from "./processes.mjs";
import { Halt, say } from "./speech.mjs";

export const USER = "wushe";

/** The password of the embedded server, generated with it. */
export function ownPassword(/** @type {string} */ folder) {
  const file = join(folder, "password");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  if (existsSync(join(folder, "cluster"))) {
    throw new Halt(
      `${folder} 里有数据库，但缺少它的密码文件 password。请从备份恢复该文件，或换一个数据文件夹（WUSHE_DATA=路径）。`,
    );
  }
  const password = randomBytes(24).toString("hex");
  writePrivate(file, `${password}\n`);
  return password;
}

/**
 * Makes the cluster unless it is there, and refuses one that this PostgreSQL cannot open.
 * @param {import("./postgres-place.mjs").Place} place
 * @param {boolean} fast
 */
export async function ensureCluster(place, fast) {
  const cluster = join(place.folder, "cluster");
  if (!existsSync(cluster)) await initialise(cluster, place, fast);
  let version;
  try {
    version = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  } catch {
    throw new Halt(
      `数据库文件夹 ${cluster} 已损坏（读不到 PG_VERSION）。请从备份恢复，或换一个数据文件夹（WUSHE_DATA=路径）。`,
    );
  }
  if (version !== place.version) {
    throw new Halt(
      `数据库文件夹 ${cluster} 是 PostgreSQL ${version} 的，现在的程序是 ${place.version}，不能直接打开。请用原来的版本导出备份，再在新版本导入。`,
    );
  }
}

/** Made under another name first: an interrupted initdb must not be taken for a database. */
async function initialise(
  /** @type {string} */ cluster,
  /** @type {import("./postgres-place.mjs").Place} */ place,
  /** @type {boolean} */ fast,
) {
  if (!fast) say("首次启动：正在建立数据库…");
  for (const name of readdirSync(place.folder)) {
    if (name.startsWith("cluster.")) rmSync(join(place.folder, name), { recursive: true });
  }
  const draft = `${cluster}.${process.pid}`;
  /** @type {string[]} */
  const lines = [];
  const outcome = await run(
    program(place.binaries, "initdb"),
    [
      ...["--pgdata", draft, "--username", USER, "--pwfile", join(place.folder, "password")],
      ...["--encoding", "UTF8", "--locale", "C", "--locale-provider", "builtin"],
      ...["--builtin-locale", "C.UTF-8", "--auth", "scram-sha-256", "--no-instructions"],
      ...(fast ? ["--no-sync"] : []),
    ],
    {
      cwd: place.folder,
      env: { LC_ALL: "C" },
      onLine: (line) => lines.push(line),
      ...place.account,
    },
  );
  if (outcome.code === 0) {
    renameSync(draft, cluster);
    return;
  }
  rmSync(draft, { recursive: true, force: true });
  const reason =
    lines.findLast((line) => line.includes("error:")) ?? outcome.error?.message ?? lines.at(-1);
  throw new Halt(
    `数据库建立失败：${reason}。可以换一个数据文件夹（WUSHE_DATA=路径），或设置 DATABASE_URL 使用自己的 PostgreSQL。`,
  );
}
